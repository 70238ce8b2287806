"""A perfect summary scores full; each kind of mistake does not."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from world_readers import load

from suyuan.world import World, score

Summary = dict[str, Any]


def perfect(truth: dict[str, Any]) -> Summary:
    """What the program would say if it found everything and nothing else, under ids of its own."""
    leak = truth["leak"]
    return {
        "records": {"seized": truth["records"]["seized"], "duplicates": truth["records"]["duplicates_exact"]},
        "sources": [
            {
                "name": f"{leak['recipient']} {leak['release_id']}",
                "type": "release",
                "verdict": "corroborated",
            }
        ],
        "buyers": [
            {
                "id": f"party {b['id']}",
                "accounts": b["accounts"],
                "verdict": "supported",
                "paid_cny": b["paid_fen"] / 100,
            }
            for b in (*truth["buyers"], *truth["small_buyers"])
        ],
        "gangs": [
            {
                "id": f"gang {g['id']}",
                "accounts": [*g["accounts"], *g["optional"]],
                "buyers": [f"party {b}" for b in g["buyers"]],
                "victims_in_dump": g["victims"],
                "loss_cny": g["loss_fen"] / 100,
            }
            for g in truth["gangs"]
        ]
        + [{"id": g["id"], "accounts": g["accounts"], "buyers": []} for g in truth["foreign_gangs"]],
        "chains": [
            {"buyer": f"party {g['buyers'][0]}", "gang": f"gang {g['id']}", "verdict": "supported"}
            for g in truth["gangs"]
        ],
    }


def test_a_perfect_summary_scores_full(world: World) -> None:
    truth = load(world)
    result = score(world.truth, perfect(truth))
    assert result.passed
    assert result.gangs_f1 == pytest.approx(1)
    assert {(p.found, p.false) == (p.planted, 0) for p in result.parts} == {True}
    assert result.json()["parts"]["buyers"] == {"planted": 5, "found": 5, "false": 0, "passed": True}


def test_an_empty_summary_scores_nothing_and_accuses_nobody(world: World) -> None:
    result = score(world.truth, {})
    assert not result.passed
    by = {p.code: p for p in result.parts}
    assert by["buyers"].found == by["gangs"].found == by["copy"].found == by["victims"].found == 0
    assert by["decoys"].passed


def test_the_phone_form_and_the_starred_form_of_an_account_do_no_harm(worlds: Callable[[int], World]) -> None:
    world = worlds(1)
    truth = load(world)
    summary = perfect(truth)
    for found, true in zip(summary["buyers"], truth["buyers"], strict=False):
        found["accounts"] = [*true["accounts"], *true["optional"]]
    assert score(world.truth, summary).passed


def _lose_an_account(s: Summary, _t: Any) -> None:
    s["buyers"][0]["accounts"] = s["buyers"][0]["accounts"][1:]


def _add_a_stranger(s: Summary, _t: Any) -> None:
    s["buyers"][1]["accounts"] = [*s["buyers"][1]["accounts"], "alipay:162****0000"]


def _merge_two(s: Summary, t: Any) -> None:
    s["buyers"][0]["accounts"] = [*t["buyers"][0]["accounts"], *t["buyers"][1]["accounts"]]


def _accuse_family(s: Summary, t: Any) -> None:
    family = next(d["account"] for d in t["decoys"]["accounts"] if d["sort"] == "family")
    s["buyers"].append({"id": "x", "accounts": [family], "verdict": "supported"})


def _accuse_the_helper(s: Summary, t: Any) -> None:
    helper = next(d["account"] for d in t["decoys"]["accounts"] if d["sort"] == "helps victims to report")
    s["gangs"][2]["accounts"] = [*s["gangs"][2]["accounts"], helper]


def _tie_the_wrong_gang(s: Summary, _t: Any) -> None:
    s["gangs"][0]["buyers"], s["gangs"][1]["buyers"] = s["gangs"][1]["buyers"], s["gangs"][0]["buyers"]


def _tie_a_foreign_gang(s: Summary, _t: Any) -> None:
    s["gangs"][-1]["buyers"] = [s["buyers"][0]["id"]]


def _name_an_innocent_copy(s: Summary, t: Any) -> None:
    s["sources"].append(
        {"name": t["decoys"]["releases"][0]["recipient"], "type": "release", "verdict": "supported"}
    )


def _name_an_innocent_holder(s: Summary, t: Any) -> None:
    s["sources"].append({"name": t["decoys"]["holders"][0]["name"], "type": "holder", "verdict": "supported"})


def _name_no_copy(s: Summary, _t: Any) -> None:
    s["sources"] = []


def _count_wrongly(s: Summary, _t: Any) -> None:
    s["records"]["seized"] -= 1


def _miss_repeats(s: Summary, _t: Any) -> None:
    s["records"]["duplicates"] -= 1


def _miss_victims(s: Summary, _t: Any) -> None:
    for gang in s["gangs"]:
        gang["victims_in_dump"] = gang.get("victims_in_dump", 0) // 2


def _overstate_losses(s: Summary, _t: Any) -> None:
    for gang in s["gangs"][:2]:
        gang["loss_cny"] *= 1.05


MISTAKES = [
    (_lose_an_account, "buyers"), (_add_a_stranger, "buyers"), (_merge_two, "buyers"), (_accuse_family, "decoys"), (_accuse_the_helper, "decoys"),
    (_tie_the_wrong_gang, "gangs"), (_tie_a_foreign_gang, "gangs"), (_name_an_innocent_copy, "decoys"), (_name_an_innocent_holder, "holder"),
    (_name_no_copy, "copy"), (_count_wrongly, "records"), (_miss_repeats, "duplicates"), (_miss_victims, "victims"), (_overstate_losses, "losses"),
]  # fmt: skip


@pytest.mark.parametrize(("mistake", "part"), MISTAKES, ids=[m.__name__.strip("_") for m, _ in MISTAKES])
def test_a_mistake_is_seen_in_its_part(
    mistake: Callable[[Summary, Any], None], part: str, worlds: Callable[[int], World]
) -> None:
    world = worlds(1)
    truth = load(world)
    summary = copy.deepcopy(perfect(truth))
    mistake(summary, truth)
    result = score(world.truth, summary)
    assert not result.passed
    assert not next(p for p in result.parts if p.code == part).passed


def test_a_lead_accuses_nobody(worlds: Callable[[int], World]) -> None:
    world = worlds(1)
    summary = perfect(load(world))
    _accuse_family(summary, load(world))
    summary["buyers"][-1]["verdict"] = "lead"
    assert score(world.truth, summary).passed

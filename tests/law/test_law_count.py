"""Tiers by traits, the range, the open questions."""

import json

import pytest

from suyuan.law import Act, Facts, Tally, count, with_acts
from suyuan.model.errors import WrongUse

PERSON = frozenset({"names", "reaches", "identifies"})
FULL = frozenset({"names", "reaches", "identifies", "document_id", "locates", "account_money"})


def tier_of(*traits: str) -> tuple[str, str, str]:
    """Tier by default, at the low end and at the high end; `-` where the row does not count."""
    counted = count(Tally({frozenset(traits): 1}))
    return tuple(  # type: ignore[return-value]  # three ends, three letters
        next((t for t, n in end.tiers.items() if n), "-")
        for end in (counted.found, counted.low, counted.high)
    )


@pytest.mark.parametrize(
    ("traits", "tiers"),
    [
        ("names reaches content", "AAA"),
        ("names reaches credit", "AAA"),
        ("names reaches property", "AAA"),
        ("names reaches track", "ABA"),
        ("names reaches credential account_money", "ABA"),
        ("names reaches lodging", "BBB"),
        ("names reaches call", "BBB"),
        ("names reaches health", "BBB"),
        ("names reaches transaction", "BCB"),
        ("names face", "BBB"),
        ("names document_id identifies locates face", "BBB"),
        ("names document_id identifies locates", "CCB"),
        ("names document_id identifies", "CCB"),
        ("names reaches identifies locates", "CCB"),
        ("names account_money", "CCA"),
        ("reaches credential", "CCA"),
        ("names vehicle", "CCA"),
        ("names reaches house", "CCA"),
        ("names reaches", "CCC"),
        ("identifies reaches", "C-C"),
        ("account_money", "C-A"),
        ("names", "--C"),
        ("names property", "--A"),
        ("vehicle", "--A"),
        ("locates", "---"),
        ("property", "---"),
        ("credential", "---"),
        ("", "---"),
        ("names reaches health property", "AAA"),
        ("names reaches never_heard_of", "CCC"),
    ],
)
def test_a_row_gets_the_tier_of_its_traits(traits: str, tiers: str) -> None:
    assert tier_of(*traits.split()) == tuple(tiers)


def test_rows_that_identify_nobody_are_shown_with_a_reason() -> None:
    shown = count(Tally({frozenset({"locates"}): 7, frozenset({"names"}): 2, PERSON: 1})).json()
    assert [(o["rows"], bool(o["reason"]["zh"])) for o in shown["out_of_scope"]] == [(2, True), (7, True)]
    assert shown["tiers"] == {"A": 0, "B": 0, "C": 1}


def test_the_range_shows_tiers_points_and_grounds_at_both_ends() -> None:
    shown = count(Tally({FULL: 600})).json()
    assert shown["points"] == 600
    assert shown["grounds"] == []
    assert shown["range"]["min"] == {"tiers": {"A": 0, "B": 0, "C": 600}, "points": 600, "grounds": []}
    assert shown["range"]["max"]["tiers"] == {"A": 600, "B": 0, "C": 0}
    assert shown["range"]["max"]["grounds"] == ["5(1)(三)", "5(2)(三)"]


def test_each_open_reading_says_what_it_would_change_in_both_languages() -> None:
    shown = count(Tally({FULL: 600})).json()
    card = next(j for j in shown["judgement"] if "银行卡" in j["question"]["zh"])
    assert card["rows"] == 600
    assert [(o["tiers"]["B"], o["tiers"]["A"]) for o in card["tiers_if"]] == [(600, 0), (0, 600)]
    assert card["status"] == "memory"
    for entry in shown["judgement"]:
        assert all(entry[key][lang] for key in ("question", "effect") for lang in ("zh", "en"))
        assert "{" not in entry["question"]["zh"] + entry["effect"]["en"]


def test_suspected_unreal_rows_stay_counted_and_both_numbers_are_shown() -> None:
    shown = count(Tally({PERSON: 5000}, suspected_unreal={PERSON: 1})).json()
    assert shown["grounds"] == ["5(1)(五)"]
    assert shown["suspected_unreal"] == 1
    assert shown["range"]["min"] == {"tiers": {"A": 0, "B": 0, "C": 4999}, "points": 4999, "grounds": []}
    question = next(j for j in shown["judgement"] if "不真实" in j["question"]["zh"])
    assert question["tiers_if"][0]["points"] == 4999


def test_one_person_with_different_data_counts_apart_and_the_other_count_is_shown() -> None:
    rows = {PERSON: 100, PERSON | {"content"}: 10}
    known = count(Tally(rows, same_person=5, same_person_rows={PERSON: 5}))
    assert (known.points, known.low.points) == (1100, 1095)
    unknown = count(Tally(rows, same_person=5))
    assert (unknown.points, unknown.low.points) == (1100, 600)


def test_recipients_who_may_be_one_person_lower_the_range_only() -> None:
    counted = count(Tally({PERSON: 100}), Facts(recipients=3, recipients_least=2))
    assert (counted.points, counted.low.points, counted.high.points) == (300, 200, 300)


def test_a_sale_to_nobody_knows_how_many_is_an_open_question() -> None:
    shown = count(Tally({PERSON: 100}), Facts(sold=True)).json()
    question = next(j for j in shown["judgement"] if "几个不同的单位" in j["question"]["zh"])
    assert (shown["points"], question["tiers_if"][0]["points"]) == (100, 200)


def test_income_net_of_costs_is_the_low_end() -> None:
    counted = count(Tally({}), Facts(income_fen=600_000, costs_fen=200_000))
    assert counted.grounds == ("5(1)(七)",)
    assert counted.low.grounds == ()


def test_duty_data_beside_other_data_is_two_sub_totals_and_not_added() -> None:
    tally = Tally({PERSON: 4000}, duty={PERSON: 2400})
    shown = count(tally, Facts(insider=True, sold=True)).json()
    assert shown["insider"]["points"] == 2400
    assert shown["grounds"] == []
    assert any("小计" in j["effect"]["zh"] for j in shown["judgement"])


def test_acts_with_the_same_recipient_twice_count_once() -> None:
    acts = [Act("acquire"), Act("sell", "qq:1"), Act("sell", "qq:1"), Act("provide", "public")]
    facts = with_acts(acts, Facts())
    assert (facts.acquired, facts.sold, facts.recipients) == (True, True, 2)
    assert count(Tally({PERSON: 10}), facts).points == 20


def test_the_result_is_json_with_the_articles_quoted_and_the_standing_sentence() -> None:
    shown = json.loads(json.dumps(count(Tally({PERSON: 5000}), Facts(income_fen=1)).json()))
    assert [a["article"] for a in shown["articles"]] == ["253-1", "1", "3", "5", "11", "12"]
    assert shown["sentence"]["zh"].startswith("本结果由软件根据所列条文和输入数据计算，仅供参考")
    assert shown["law"]["in_force"] == "2017-06-01"


def test_a_tally_with_a_negative_number_is_refused() -> None:
    with pytest.raises(WrongUse):
        Tally({PERSON: -1})

"""The truth about the seized files agrees with the files, counted by simple readers."""

from collections import Counter
from typing import Any

from world_readers import records, reports

from suyuan.world import World

Truth = dict[str, Any]


def test_every_file_holds_the_rows_that_the_truth_says(world: World, truth: Truth) -> None:
    for file in truth["records"]["files"]:
        rows = records(world.case, file["file"])
        complete = [r for r in rows if len(r) == len(file["columns"]) and any(r[:2])]
        assert (len(complete), len(rows) - len(complete)) == (file["rows"], file["broken"]), file["file"]
    assert sum(f["rows"] for f in truth["records"]["files"]) == truth["records"]["seized"] == world.rows


def test_no_file_is_seized_that_the_truth_does_not_know(world: World, truth: Truth) -> None:
    known = {f["file"].split("!")[0] for f in truth["records"]["files"]}
    there = {
        str(p.relative_to(world.case / "seized")) for p in (world.case / "seized").rglob("*") if p.is_file()
    }
    assert there == known


def test_exact_and_respelled_repeats_are_as_many_as_the_truth_says(world: World, truth: Truth) -> None:
    exact: Counter[tuple[str, ...]] = Counter()
    folded: Counter[tuple[str, ...]] = Counter()
    for file in truth["records"]["files"]:
        for row in records(world.case, file["file"]):
            if len(row) == len(file["columns"]) and any(row[:2]):
                exact[tuple(sorted(row))] += 1
                folded[tuple(sorted(cell.replace(" ", "") for cell in row))] += 1
    repeated = sum(exact.values()) - len(exact)
    assert repeated == truth["records"]["duplicates_exact"]
    assert sum(folded.values()) - len(folded) - repeated == truth["records"]["duplicates_reformatted"]


def test_wrong_cells_are_as_many_as_the_truth_says(world: World, truth: Truth) -> None:
    for file in truth["records"]["files"]:
        rows = [r for r in records(world.case, file["file"]) if len(r) == len(file["columns"]) and any(r[:2])]
        assert sum(_wrong(cell.replace(" ", "")) for row in rows for cell in row) == file["spoiled"], file[
            "file"
        ]


def _wrong(cell: str) -> bool:
    if len(cell) == 11 and cell.isdigit():
        return cell[:3] in {"154", "160", "163", "168", "179"}
    if len(cell) == 18 and cell[:17].isdigit():
        weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
        return "10X98765432"[sum(int(c) * w for c, w in zip(cell, weights, strict=False)) % 11] != cell[17]
    return False


def test_victims_stand_in_the_dumps_and_nobody_else_who_reports_to_the_gangs_does(
    world: World, truth: Truth
) -> None:
    places: dict[str, set[str]] = {}
    for file in truth["records"]["files"]:
        for row in records(world.case, file["file"]):
            for cell in row:
                if len(cell.replace(" ", "")) == 11:
                    places.setdefault(cell.replace(" ", ""), set()).add(file["file"])
    told = {r["id"]: r["phone"] for r in reports(world.case)}
    for gang in truth["gangs"]:
        assert sum(told[r] in places for r in gang["reports"]) == gang["victims"]
        several = sum(len(places.get(told[r], ())) > 1 for r in gang["reports"])
        assert several >= gang["victims_in_two_dumps"] > 0


def test_the_tiers_cover_every_row_that_is_no_repeat(truth: Truth) -> None:
    found = truth["records"]
    rows = found["seized"] - found["duplicates_exact"] - found["duplicates_reformatted"]
    assert sum(truth["tiers"].values()) == rows
    assert all(truth["tiers"].values())

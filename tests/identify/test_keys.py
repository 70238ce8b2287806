"""Arrow batch in, Arrow batch out: shapes, masks, persons, digests."""

import random

import numpy as np
import pyarrow as pa
import pytest

from suyuan.identify import KEYS, Column, Layout, codes, keys, kinds
from suyuan.identify import cells as module
from suyuan.identify.catalog import bit

KINDS = ("person_name", "id_card", "mobile_phone", "bank_card", "address")


def layout(*found: str) -> Layout:
    return Layout(tuple(Column(i, f"c{i + 1}", kind, 1.0, lies=False) for i, kind in enumerate(found)))


def batch(rows: list[tuple[str | None, ...]], kind: pa.DataType | None = None) -> pa.RecordBatch:
    columns = list(zip(*rows, strict=True))
    return pa.record_batch(
        [pa.array(c, kind or pa.string()) for c in columns], names=[f"c{i}" for i in range(len(columns))]
    )


def people(rows: int, seed: int = 1) -> list[tuple[str | None, ...]]:
    rng = random.Random(seed)
    return [tuple(kinds()[code].fake(rng) for code in KINDS) for _ in range(rows)]


def test_the_schema_is_the_same_for_every_layout():
    rows = people(3)
    assert keys(batch(rows), layout(*KINDS)).schema == KEYS
    assert keys(batch(rows), layout()).schema == KEYS
    assert KEYS.names == [*sorted(kinds()), "present", "suspect", "person", "hash_a", "hash_b"]


def test_numbers_are_their_own_keys():
    row = ("张三", "440308199901101512", "+86 138-0013-8000", "6299990000000000004", "武汉市洪山区珞喻路1号")
    found = keys(batch([row]), layout(*KINDS)).to_pylist()[0]
    assert found["id_card"] == 44030819990110151
    assert found["mobile_phone"] == 13800138000
    assert found["bank_card"] == 6299990000000000004
    assert found["person"] == 44030819990110151
    assert codes(found["present"]) == tuple(sorted(KINDS))
    assert found["suspect"] == 0


def test_a_card_beyond_63_bits_keeps_its_digits():
    card = "955" + "8" * 15
    card += next(d for d in "0123456789" if kinds()["bank_card"].check(card + d) == "valid")
    found = keys(batch([(card,)]), layout("bank_card"))["bank_card"].to_numpy()
    assert found.view(np.uint64)[0] == int(card)


def test_the_old_form_of_a_number_is_the_same_person():
    rows = [("130102800101123",), ("130102198001011230",)]
    rows[1] = (kinds()["id_card"].normal(rows[0][0]),)
    first, second = keys(batch(rows), layout("id_card"))["person"].to_pylist()
    assert first == second != 0


def test_ways_of_writing_give_the_same_row_digest():
    one = keys(
        batch([("张 三", "13800138000", "A@Sina.com")]), layout("person_name", "mobile_phone", "email")
    )
    two = keys(
        batch([("张三", "+86-138-0013-8000", "a@sina.com")]), layout("person_name", "mobile_phone", "email")
    )
    assert one == two


def test_the_row_digest_does_not_depend_on_the_order_of_columns():
    rows = [(*row, f"注{i}") for i, row in enumerate(people(50))]
    shuffled = [(row[5], *row[4::-1]) for row in rows]
    one = keys(batch(rows), layout(*KINDS))
    other = Layout(tuple(Column(5 - i, "", kind, 1.0, lies=False) for i, kind in enumerate(KINDS)))
    assert keys(batch(shuffled), other) == one


def test_different_rows_have_different_digests_and_equal_rows_equal_ones():
    rows = people(5000) * 2
    found = keys(batch(rows), layout(*KINDS))
    pairs = set(zip(found["hash_a"].to_pylist(), found["hash_b"].to_pylist(), strict=True))
    assert len(pairs) == len(set(rows))


def test_a_changed_note_changes_the_digest_and_nothing_else():
    one, two = (keys(batch([("张三", note)]), layout("person_name")).to_pylist()[0] for note in ("甲", "乙"))
    assert one["hash_a"] != two["hash_a"]
    assert one["hash_b"] != two["hash_b"]
    assert one["person_name"] == two["person_name"]


def test_a_value_under_another_kind_has_another_digest():
    as_qq, as_phone = (
        keys(batch([("13800138000",)]), layout(kind))["hash_a"] for kind in ("qq_number", "mobile_phone")
    )
    assert as_qq != as_phone


@pytest.mark.parametrize("cut", [(0, 0), (0, 1), (3, 5), (7, 93), (99, 1)])
def test_slices_give_the_rows_of_the_whole(cut: tuple[int, int]):
    rows = [
        tuple(None if (i + j) % 11 == 0 else v for j, v in enumerate(row))
        for i, row in enumerate(people(100))
    ]
    whole = keys(batch(rows), layout(*KINDS))
    assert keys(batch(rows).slice(*cut), layout(*KINDS)) == whole.slice(*cut)


def test_large_strings_views_and_dictionaries_are_the_same():
    rows = people(40)
    plain = keys(batch(rows), layout(*KINDS))
    for kind in (pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())):
        assert keys(batch(rows, kind), layout(*KINDS)) == plain


def test_empty_batches_and_batches_without_columns():
    assert keys(batch(people(2)).slice(0, 0), layout(*KINDS)).num_rows == 0
    nothing = pa.RecordBatch.from_arrays([], schema=pa.schema([]))
    assert keys(nothing, layout()).schema == KEYS


def test_nulls_blanks_and_rubbish_have_no_key_and_nobody():
    rows = [(None, None), ("", " \u3000"), ("公司", "abc")]
    found = keys(batch(rows), layout("person_name", "mobile_phone")).to_pylist()
    assert [row["mobile_phone"] for row in found] == [0, 0, 0]
    assert [row["person"] for row in found] == [0, 0, 0]
    assert [row["hash_a"] != 0 for row in found] == [False, False, True]


def test_a_null_cell_with_bytes_behind_it_is_empty():
    values = pa.StringArray.from_buffers(
        2, pa.py_buffer(np.array([0, 11, 22], np.int32)), pa.py_buffer(b"1380013800013900139000"),
        pa.py_buffer(b"\x02"),
    )  # fmt: skip
    found = keys(pa.record_batch([values], names=["c"]), layout("mobile_phone"))
    assert found["mobile_phone"].to_pylist() == [0, 13900139000]


def test_suspect_values_are_marked_and_keep_their_key():
    found = keys(
        batch([("440308199901101513", "15400000000")]), layout("id_card", "mobile_phone")
    ).to_pylist()[0]
    assert found["present"] == found["suspect"] == bit("id_card") | bit("mobile_phone")
    assert found["id_card"] == 44030819990110151


def test_of_two_columns_of_a_kind_the_valid_value_wins():
    two = layout("mobile_phone", "mobile_phone")
    rows = [("15400000000", "13800138000"), ("13800138000", "15400000000"), ("13800138000", "13900139000")]
    found = keys(batch(rows), two)
    assert found["mobile_phone"].to_pylist() == [13800138000] * 3
    assert found["suspect"].to_pylist() == [0] * 3


def test_a_mixed_column_gives_keys_of_both_kinds():
    both = Layout((Column(0, "c1", "mobile_phone", 1.0, lies=False, also=("bank_card",)),))
    found = keys(batch([("13800138000",), ("6299990000000000004",)]), both)
    assert found["mobile_phone"].to_pylist() == [13800138000, 0]
    assert found["bank_card"].to_pylist() == [0, 6299990000000000004]


def test_people_without_number_are_known_by_phone_then_by_name_and_address():
    rows = [
        ("张三", "13800138000", "武汉市洪山区珞喻路1号"),
        ("张三", "", "武汉市洪山区珞喻路1号"),
        ("张三", "", ""),
    ]
    rows += [("李四", "", "武汉市洪山区珞喻路1号")]
    person = keys(batch(rows), layout("person_name", "mobile_phone", "address"))["person"].to_pylist()
    assert person[0] == 13800138000 | 1 << 62
    assert person[1] not in {0, person[0], person[3]}
    assert person[2] == 0


def test_a_kind_without_compiled_form_is_judged_by_its_check(monkeypatch: pytest.MonkeyPatch):
    rows = [*people(30), (None,) * 5, ("张*",) * 5]
    compiled = keys(batch(rows), layout(*KINDS))
    monkeypatch.setattr(module, "FORMS", {})
    plain = keys(batch(rows), layout(*KINDS))
    assert plain["present"] == compiled["present"]
    assert plain["suspect"] == compiled["suspect"]
    assert plain["person_name"] == compiled["person_name"]
    assert plain["address"] == compiled["address"]

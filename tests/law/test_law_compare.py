"""Two days of one law side by side."""

from datetime import date

from suyuan.law import compare, versions


def test_the_cybersecurity_law_is_followed_through_its_renumbering() -> None:
    old, new, changes = compare("cybersecurity-law", date(2025, 12, 31), date(2026, 1, 1))
    assert (old.since, new.since) == (date(2017, 6, 1), date(2026, 1, 1))
    what = {(c.before.number if c.before else "", c.after.number if c.after else ""): c.what for c in changes}
    assert what["42", "44"] == "renumbered"
    assert what["64", "71"] == "changed"
    assert what["", "23"] == "added"


def test_a_law_compared_with_itself_has_not_changed() -> None:
    _, _, changes = compare("pipl", date(2022, 1, 1), date(2026, 1, 1))
    assert {c.what for c in changes} == {"same"}


def test_every_version_of_a_law_is_listed_oldest_first() -> None:
    assert [b.since for b in versions("gbt37932")] == [date(2020, 3, 1), date(2026, 7, 1)]


def test_an_article_that_was_not_read_is_never_called_verified_wording() -> None:
    standards = [b for name in ("gbt37932", "gbt45574", "jrt0171") for b in versions(name)]
    assert all(a.paraphrase and a.status != "verified" for b in standards for a in b.articles.values())

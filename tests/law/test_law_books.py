"""Dated law: which text, from when, from where, how well checked."""

from datetime import date

import pytest

from suyuan.law import article, books, count
from suyuan.law.book import STATUSES, book
from suyuan.law.dates import applied
from suyuan.law.facts import Facts, Tally
from suyuan.law.reading import WEIGHTY, rules
from suyuan.model.errors import UnknownLawDate, UnknownName

VOCABULARY = {
    *("identifies", "names", "reaches", "locates", "property", "transaction", "health", "lodging", "call"),
    *("track", "credit", "content", "credential", "account_money", "document_id", "vehicle"),
    *("face", "house", "device", "network", "alias", "born", "position"),
}


def test_every_article_has_a_text_a_gist_a_source_and_a_status() -> None:
    for found in books():
        assert found.articles
        for entry in found.articles.values():
            assert entry.text.strip()
            assert entry.gist.strip()
            assert entry.status in STATUSES
            assert entry.source.zh
            assert entry.source.en


def test_the_criminal_law_of_a_day_is_the_version_then_in_force() -> None:
    assert "工作人员" in article("criminal-law", "253-1", date(2015, 10, 31)).text
    assert "从重处罚" in article("criminal-law", "253-1", date(2015, 11, 1)).text


def test_books_of_a_day_leave_out_what_came_later() -> None:
    assert [b.name for b in books(date(2010, 1, 1))] == ["criminal-law", "time-effect"]
    with pytest.raises(UnknownLawDate):
        books(date(1999, 1, 1))


def test_an_unknown_law_or_article_is_named_with_what_there_is() -> None:
    with pytest.raises(UnknownName, match="interpretation"):
        book("no-such-law")
    with pytest.raises(UnknownName, match="99"):
        article("interpretation", "99")


def test_acts_before_the_crime_existed_have_no_law_to_count_by() -> None:
    with pytest.raises(UnknownLawDate, match="2009-02-28"):
        count(Tally({}), Facts(date=date(2009, 2, 27)))
    assert applied(date(2009, 2, 28)).number == "法释〔2017〕10号"


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2017, 5, 31), "2001〕5号"), (date(2012, 1, 1), "从旧兼从轻")],
)
def test_acts_before_the_interpretation_are_answered_with_the_text_that_applied(
    day: date, words: str
) -> None:
    counted = count(Tally({}), Facts(date=day)).json()
    assert words in counted["judgement"][0]["effect"]["zh"]
    assert counted["law"]["crime"]["in_force"] == ("2015-11-01" if day.year == 2017 else "2009-02-28")


def test_acts_under_the_interpretation_raise_no_question_of_time() -> None:
    assert count(Tally({}), Facts(date=date(2017, 6, 1))).json()["judgement"] == []


def test_rules_speak_of_known_traits_and_choices_only() -> None:
    for table in rules(book("interpretation")):
        for rule in table:
            assert set().union(rule.all, rule.none, *rule.each, *rule.unless) <= VOCABULARY
            assert {rule.choice, *rule.others} <= set(WEIGHTY)
            assert not rule.others or (rule.question.zh and rule.effect.en)


def test_only_the_four_words_of_item_three_are_tier_a_by_default() -> None:
    heavy = {r.words for r in rules(book("interpretation"))[1] if r.choice == "A"}
    assert heavy == {"行踪轨迹信息", "通信内容", "征信信息", "财产信息"}
    text = article("interpretation", "5").text
    assert all(words in text for words in heavy)

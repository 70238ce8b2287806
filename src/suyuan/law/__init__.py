"""What the law says, as dated data, and the count under 法释〔2017〕10号.

`books(day)` gives the texts in force on a day, `article(name, number, day)` one article with its source and
how well it was checked. `count(tally, facts)` turns rows, sorted by neutral traits, into the numbers that the
interpretation asks for: tiers, points, grounds, the range where the law leaves judgement, and each open
question with its effect. It never says that anybody is guilty: numbers, articles, alternatives.
"""

from suyuan.law.book import Article, Book, article, book, books, versions
from suyuan.law.compare import Change, compare
from suyuan.law.count import Count, count
from suyuan.law.facts import Act, Facts, Tally, with_acts

__all__ = [
    "Act",
    "Article",
    "Book",
    "Change",
    "Count",
    "Facts",
    "Tally",
    "article",
    "book",
    "books",
    "compare",
    "count",
    "versions",
    "with_acts",
]

"""May it be traded: not as it is, once obfuscated, or as it stands; each reason with its article.

`grade` joins what `identify` found with what only people can know (`Facts`, in a small file with a template),
under the law in force on a day: `grade(paths, facts)`. What nobody stated stays an open question; the answer is then the careful one,
and both outcomes are shown. `inventory` does so for every table of a folder and tells what changed.
"""

from suyuan.grade.data import Data, from_findings
from suyuan.grade.decide import Decision, Reason, decide
from suyuan.grade.facts import Facts, read_facts, template
from suyuan.grade.inventory import Entry, grade, inventory

__all__ = [
    "Data",
    "Decision",
    "Entry",
    "Facts",
    "Reason",
    "decide",
    "from_findings",
    "grade",
    "inventory",
    "read_facts",
    "template",
]

"""A plan: what to do with every column, and what the result must reach; made by the program or written by hand."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from suyuan.model.errors import WrongUse
from suyuan.obfuscate.builtin import builtin
from suyuan.obfuscate.search import Wanted
from suyuan.obfuscate.transform import transforms

Role = Literal["direct", "quasi", "sensitive", "other"]
ROLES: tuple[Role, ...] = ("direct", "quasi", "sensitive", "other")
DROP, GENERALISE = "drop", "generalise"


@dataclass(frozen=True, slots=True)
class Step:
    """What happens to one column."""

    column: str
    role: Role
    do: str
    """`drop`, `generalise`, or the code of a transform."""
    kind: str = ""
    hierarchy: str = ""
    """For `generalise`: the code of a built-in hierarchy or the path of a file."""
    level: int | None = None
    """For `generalise`: a fixed level; None lets the search choose."""
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole plan."""

    steps: tuple[Step, ...]
    wanted: Wanted

    def of(self, role: Role) -> tuple[Step, ...]:
        """The steps of columns with a role."""
        return tuple(step for step in self.steps if step.role == role)

    def json(self) -> dict[str, Any]:
        """The plan as data; `read_plan` reads the same entries from TOML."""
        wanted = self.wanted
        return {
            "risk": {"k": wanted.k, "l": wanted.l, "t": wanted.t, "suppressed": wanted.suppressed},
            "column": {
                s.column: {
                    "role": s.role,
                    "do": s.do,
                    **({"hierarchy": s.hierarchy} if s.hierarchy else {}),
                    **({"level": s.level} if s.level is not None else {}),
                    **s.options,
                }
                for s in self.steps
            },
        }


def read_plan(path: Path, columns: Sequence[str], kinds: Mapping[str, str]) -> Plan:
    """Read a plan file; columns that it does not name are dropped, so that nothing slips through.

    Raises WrongUse for unknown columns, unknown ways, contradictions; each names the entry and what to do.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongUse(f"{path}: not readable as TOML ({error})") from None
    entries = data.pop("column", {})
    risk = data.pop("risk", {})
    if data:
        raise WrongUse(
            f"{path}: nothing is known as [{next(iter(data))}]; a plan has [risk] and [column.NAME]"
        )
    unknown = [name for name in entries if name not in columns]
    if unknown:
        raise WrongUse(f"{path}: the table has no column {unknown[0]!r}; it has {', '.join(columns)}")
    steps = [
        _step(path, name, entries.get(name, {"do": DROP, "role": "other"}), kinds.get(name, ""))
        for name in columns
    ]
    return Plan(tuple(steps), _wanted(path, risk))


def _wanted(path: Path, risk: Mapping[str, Any]) -> Wanted:
    known = {"k": int, "l": int, "t": float, "suppressed": float}
    wrong = [name for name in risk if name not in known]
    if wrong:
        raise WrongUse(f"{path}: risk.{wrong[0]} is unknown; there are {', '.join(known)}")
    wanted = Wanted(**{name: known[name](value) for name, value in risk.items()})
    check_wanted(wanted)
    return wanted


def check_wanted(wanted: Wanted) -> None:
    """Raise WrongUse where what is wanted contradicts itself."""
    if wanted.k < 1 or wanted.l < 1:
        raise WrongUse("k and l must be 1 or more")
    if wanted.l > wanted.k:
        raise WrongUse(
            f"l={wanted.l} needs classes of at least {wanted.l} rows; k={wanted.k} is smaller: raise k"
        )
    if not 0 <= wanted.t <= 1 or not 0 <= wanted.suppressed < 1:
        raise WrongUse("t must lie between 0 and 1, suppressed between 0 and below 1")


def _step(path: Path, name: str, entry: Mapping[str, Any], kind: str) -> Step:
    rest = dict(entry)
    do = rest.pop("do", "")
    ways = (DROP, GENERALISE, *transforms())
    if do not in ways:
        raise WrongUse(f"{path}: column {name}: do must be one of {', '.join(ways)}")
    role = rest.pop("role", "quasi" if do in {GENERALISE, "truncate", "mask"} else "other")
    if role not in ROLES:
        raise WrongUse(f"{path}: column {name}: role must be one of {', '.join(ROLES)}")
    hierarchy, level = rest.pop("hierarchy", ""), rest.pop("level", None)
    if do != GENERALISE and (hierarchy or level is not None):
        raise WrongUse(f'{path}: column {name}: hierarchy and level go with do = "{GENERALISE}" alone')
    if (
        do == GENERALISE
        and hierarchy
        and hierarchy not in builtin()
        and not (path.parent / hierarchy).is_file()
    ):
        raise WrongUse(
            f"{path}: column {name}: {hierarchy!r} is neither a file nor built in ({', '.join(sorted(builtin()))})"
        )
    if role == "direct" and do in {"keep", GENERALISE}:
        raise WrongUse(
            f"{path}: column {name} identifies directly, yet is to be {do}: a contradiction;"
            " drop, mask or pseudonymise it, or give it the role quasi"
        )
    options = transforms()[do].options if do in transforms() else ()
    if wrong := [option for option in rest if option not in options]:
        raise WrongUse(f"{path}: column {name}: {do} knows no {wrong[0]}")
    return Step(name, role, do, kind, hierarchy, level, rest)

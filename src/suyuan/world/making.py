"""Makes a whole world: the case folder and, beside it, the truth."""

import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from suyuan.model.accounts import parse
from suyuan.model.errors import WrongUse
from suyuan.world.bystanders import Bystanders
from suyuan.world.cast import Cast, cast
from suyuan.world.chance import streams
from suyuan.world.chats import write_chats
from suyuan.world.dumps import Seizure, write_dumps
from suyuan.world.events import FIRST_DAY, LAST_DAY, Happened
from suyuan.world.exports import Export, write_bank, write_exports
from suyuan.world.holders import Releaser, leak, released, write_holders
from suyuan.world.levels import Level, level_of
from suyuan.world.people import People
from suyuan.world.plan import Plan, plan
from suyuan.world.trade import Trade
from suyuan.world.truth import Made, truth
from suyuan.world.victims import HELPER, Reporting, write_reports

FEWEST_ROWS = 1000


@dataclass(frozen=True, slots=True)
class World:
    """Where a made-up world lies."""

    case: Path
    """The case folder: all that the program under test may read."""
    truth: Path
    rows: int
    seed: int
    level: int


def make(
    folder: Path, *, rows: int = 200_000, seed: int = 7, level: int = 1, releaser: Releaser = released
) -> World:
    """Make a world: `folder/case/` with a case to work on and `folder/truth.json` with what is true of it.

    The same rows, seed and level give the same bytes. Cost: about 200,000 rows a second. Raises WrongUse for a
    level that does not exist, fewer than 1,000 rows, or a case folder that holds something already.
    """
    knobs = level_of(level)
    case = folder / "case"
    if rows < FEWEST_ROWS:
        raise WrongUse(f"a world needs at least {FEWEST_ROWS} rows")
    if case.exists() and any(case.iterdir()):
        raise WrongUse(f"{case} holds something already; name another folder")
    case.mkdir(parents=True, exist_ok=True)
    chance = streams(seed, level)
    people, shares = People(chance["people"]), plan(rows, knobs)
    actors = cast(people, chance["cast"], knobs)
    with TemporaryDirectory(dir=folder) as work:
        names = write_holders(case / "holders", people, shares, knobs.holders, knobs.overlap)
        leaked = leak(case, Path(work), chance["releases"], knobs.recipients, releaser)
        dumps = write_dumps(Seizure(case / "seized", people, shares, knobs, chance["dumps"]), leaked)
    happened = Happened()
    Trade(actors.seller, knobs, chance["trade"], happened).run(actors)
    talk = max(400, rows // 260 - len(happened.said))
    Bystanders(actors.seller, people, chance["payments"], happened).run(actors, _noise(shares), talk)
    told = Reporting(people, chance["reports"], knobs).run(actors, dumps, shares, happened)
    exports = _write(case, actors, happened, knobs)
    write_reports(case / "reports", told, level)
    made = Made(actors, happened, dumps, leaked, names, told, people.person(HELPER)[1])
    (case / "case.toml").write_text(_case_file(made, level), encoding="utf-8")
    head = {"rows": rows, "seed": seed, "level": level}
    body = json.dumps({**head, **truth(made, exports)}, ensure_ascii=False, indent=1)
    (folder / "truth.json").write_text(body + "\n", encoding="utf-8")
    return World(case, folder / "truth.json", rows, seed, level)


def _noise(shares: Plan) -> int:
    """Payments of strangers: about one for 26 records, as one million for 26 million."""
    return min(max(shares.rows // 26 - 500, 400), 1_000_000)


def _write(case: Path, actors: Cast, happened: Happened, knobs: Level) -> list[Export]:
    """Write chats and payment exports."""
    nicks = {a: t.nick for t in (*actors.big, *actors.small) for a in t.accounts}
    nicks |= {b.qq: b.nick for b in actors.bystanders if b.qq}
    nicks |= {t.alternate: f"{t.nick}小号" for t in actors.big if t.alternate}
    write_chats(case / "chats", actors.seller, happened.said, nicks, knobs.number)
    exports = write_exports(case / "payments", actors.seller, happened.pays, knobs.number)
    for owner, pays in sorted(happened.statements.items()):
        name = next(p.name for t in actors.big for p in t.purses if p.account == owner)
        path = case / "payments" / f"调取_银行流水_{parse(owner)[1][-4:]}.csv"
        exports.append(write_bank(path, owner, name, pays, knobs.number))
    return exports


def _case_file(made: Made, level: int) -> str:
    """`case.toml`: what investigators know at the start; less at the higher levels."""
    seller = made.cast.seller
    accounts = json.dumps([seller.qq, seller.alipay] if level == 1 else [seller.qq])
    lines = [
        'name = "江城数据案"', "", "[acts]", f"from = {FIRST_DAY:%Y-%m-%d}", f"to = {LAST_DAY:%Y-%m-%d}", "",
        "[seller]", f"accounts = {accounts}", f'names = ["{seller.real}", "{seller.nick}"]',
    ]  # fmt: skip  # reads as the file does
    if level < 3:
        buyers = {t.id for t in (*made.cast.big, *made.cast.small)}
        income = sum(p.fen for p in made.happened.pays if p.of in buyers)
        lines += ["", "[income]", f"claimed_cny = {income / 100:.2f}"]
    return "\n".join(lines) + "\n"

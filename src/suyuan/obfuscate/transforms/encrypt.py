"""Format-preserving encryption by FF1 (NIST SP 800-38G): digits stay digits, the key brings them back."""

from collections.abc import Sequence

from suyuan.model.errors import WrongUse
from suyuan.model.text import Text
from suyuan.obfuscate.transform import Setting, Transform

LEAST_DIGITS = 6
"""FF1 asks for a domain of at least 1,000,000 (SP 800-38G Revision 1, second public draft)."""


def _apply(values: Sequence[str], setting: Setting) -> list[str]:
    from ffx import FF1  # noqa: PLC0415  # loaded where it is used

    cipher = FF1(setting.key[:32], radix=10)
    made, tweak = [], setting.column.encode()
    for value in values:
        body = value[:-1] if value[-1:] in {"X", "x"} else value
        if not value:
            made.append("")
        elif not body.isascii() or not body.isdigit() or len(body) < LEAST_DIGITS:
            raise WrongUse(
                f"column {setting.column}: FF1 takes values of {LEAST_DIGITS} digits and more; generalise or pseudonymise it"
            )
        else:
            made.append(cipher.encrypt(body, tweak=tweak) + value[len(body) :])
    return made


TRANSFORM = Transform(
    code="encrypt",
    names=Text("保留格式加密（FF1）", "format-preserving encryption (FF1)"),
    undone="with_key",
    says=Text(
        "持有密钥者可以还原，属于去标识化；校验位不再成立",
        "whoever holds the key can undo it: de-identification; check digits no longer hold",
    ),
    apply=_apply,
    keyed=True,
)

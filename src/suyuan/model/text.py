"""Words for people, always in both languages side by side, so that neither goes missing."""

from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One message in Chinese and English; `{names}` in braces are filled by `with_`."""

    zh: str
    en: str

    def say(self, lang: Lang) -> str:
        """The message in one language."""
        return self.zh if lang == "zh" else self.en

    def with_(self, **values: object) -> "Text":
        """The same message with its braces filled."""
        return Text(self.zh.format(**values), self.en.format(**values))

"""The day in China, by which a birth date lies in the future or not."""

from datetime import UTC, date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))


def today(now: datetime | None = None) -> date:
    """The date in China at a moment; without one, at this moment."""
    return (now or datetime.now(UTC)).astimezone(CHINA).date()

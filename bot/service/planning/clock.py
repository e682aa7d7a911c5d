"""Days and hours in the time zone of a person."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo


def day_in(zone: str, at: float) -> date:
    """Return the day that it is in a time zone (IANA) at a time in seconds since the epoch."""
    return datetime.fromtimestamp(at, ZoneInfo(zone)).date()


def seconds_at(zone: str, day: date, hour: int) -> float:
    """Return when an hour of a day begins there; an hour that summer time leaves out or has twice counts as the first."""
    return datetime.combine(day, time(hour), ZoneInfo(zone)).timestamp()


def is_zone(name: str) -> bool:
    """Tell whether a time zone of this name is known."""
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return False
    return True

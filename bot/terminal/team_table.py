"""A team as rows of text, for spreadsheets."""

from collections.abc import Iterator

from bot.domain.plan import Held
from bot.domain.teamwork import Member, Team

HEAD = (
    "team",
    "person",
    "role",
    "plan",
    "standing",
    "exam",
    "done",
    "of",
    "overdue",
    "next_step",
    "due",
    "held",
    "stuck",
)
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula at the beginning of a cell."""


def rows(team: Team) -> Iterator[tuple[str, ...]]:
    """Yield the heading, then a row for each person."""
    yield HEAD
    for member in team.members:
        yield tuple(_safe(cell) for cell in _cells(member))


def _cells(member: Member) -> Iterator[str]:
    yield from (member.who.team, member.who.user, member.role, member.title)
    yield from (
        str(member.standing or ""),
        str(member.exam or ""),
        str(member.done),
        str(member.of),
        str(member.overdue),
    )
    yield from (member.step.text, str(member.step.due)) if member.step else ("", "")
    yield "; ".join(map(_held, member.held))
    yield "; ".join(member.stuck)


def _held(held: Held) -> str:
    renewal = f"{held.renewal.earliest}..{held.renewal.latest}" if held.renewal else ""
    told = ", ".join(filter(None, (f"since {held.since}" if held.since else "", f"renew {renewal}" if renewal else "")))
    return f"{held.name} ({told})" if told else held.name


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULAS) else cell

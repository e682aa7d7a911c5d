"""Everything that is kept of a person, as a modal: a part for each table of the store that holds something of people."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.feedback import Value
from bot.domain.knowledge import Knowledge
from bot.domain.newcomers import Newcomer
from bot.domain.people import Preferences, Row, Rows
from bot.domain.plan_files import Form
from bot.slack.limits import SECTION
from bot.slack.message import Block, section
from bot.slack.modal import View, modal, text_block
from bot.slack.outgoing import mrkdwn, shortened
from bot.slack.planning.files import file_blocks
from bot.slack.planning.mine import day_of, plan_lines
from bot.slack.settings import settings_buttons
from bot.slack.surface import COMMAND

TITLE = "What I keep of you"
NOTHING = "I keep nothing of you."
MORE = f"`{COMMAND} about` says for how long and for whom each is kept."
KEEPS = {
    True: "Your questions that I cannot answer are kept for the editors, without your name",
    False: "Your questions that I cannot answer are not kept",
}
RECENT = "{day}: {names}"
VOTED = "{day}: {name}: {value}{reason}"
VALUES = {Value.HELPFUL: "helpful", Value.UNHELPFUL: "not helpful"}
REASON = " (you wrote: {reason})"
ASKED = "{day}: {text} ({state})"
WAITS, ANSWERED, REFUSED = "waits for an answer", "answered", "could not be posted"
REMINDED = "{time}: {steps} steps and {renewals} renewals"
LEAD = "You are a lead: you see the plans that people share"
SENT = "{day}: {names}"
TALKED = "{day}: {names}"
NEXT = "The earliest time of the next one: {time}"
NO_ENTRY = "a message of no entry"
MOST_LINES = 60
AND_MORE = f"and {{count}} more; `{COMMAND} about` says how to get all of it"
LONGEST_LINE = 700
MOST_BLOCKS = 90
"""A modal takes 100 blocks; some are left for the buttons."""


@dataclass(frozen=True, slots=True)
class Mine:
    """What is kept of somebody: their rows by table, and their plan as the knowledge has it today."""

    rows: Rows
    newcomer: Newcomer
    knowledge: Knowledge
    files: Mapping[Form, str] = field(default_factory=dict)

    def names(self, ids: object) -> str:
        """Return the questions of entries, or the ids of what is no entry any more."""
        asked = {entry.id: entry.question for entry in self.knowledge.entries}
        return "; ".join(asked.get(str(id_), str(id_)) for id_ in (ids if isinstance(ids, list) else [ids]) if id_)

    def catalog(self) -> dict[str, str]:
        """Return the names of roles, certifications and levels by id."""
        known = self.knowledge
        roles = {role.id: role.name for role in known.roles}
        wholes = {whole.id: whole.name for whole in known.certifications}
        levels = {level.id: f"{whole.name}, {level.name}" for whole in known.certifications for level in whole.levels}
        return {**roles, **wholes, **levels}

    def day(self, row: Row) -> str:
        """Return the day of a row."""
        return str(day_of(row["at"], self.newcomer.zone))

    def time(self, at: float) -> str:
        """Return a time in seconds since the epoch."""
        return f"{datetime.fromtimestamp(at, ZoneInfo(self.newcomer.zone)):%Y-%m-%d %H:%M}"


Tell = Callable[[Mine, Row], Iterator[str]]


def _preference(_: Mine, row: Row) -> Iterator[str]:
    yield KEEPS[bool(row["keeps_gaps"])]


def _recent(mine: Mine, row: Row) -> Iterator[str]:
    yield RECENT.format(day=mine.day(row), names=mine.names(row["entries"]))


def _vote(mine: Mine, row: Row) -> Iterator[str]:
    reason = REASON.format(reason=row["reason"]) if row["reason"] else ""
    yield VOTED.format(day=mine.day(row), name=mine.names(row["entry"]), value=VALUES[row["value"]], reason=reason)


def _asked(mine: Mine, row: Row) -> Iterator[str]:
    state = REFUSED if row["refused"] else ANSWERED if row["answered"] else WAITS
    yield ASKED.format(day=mine.day(row), text=row["text"], state=state)


def _newcomer(mine: Mine, row: Row) -> Iterator[str]:
    yield from plan_lines(mine.newcomer, row["at"], mine.catalog())


def _reminder(mine: Mine, row: Row) -> Iterator[str]:
    about = row["body"]
    yield REMINDED.format(time=mine.time(row["at"]), steps=len(about["steps"]), renewals=len(about["renewals"]))


def _lead(_: Mine, __: Row) -> Iterator[str]:
    yield LEAD


def _sent(mine: Mine, row: Row) -> Iterator[str]:
    yield SENT.format(day=mine.day(row), names=mine.names(row["entries"]) or NO_ENTRY)


def _talked(mine: Mine, row: Row) -> Iterator[str]:
    yield TALKED.format(day=mine.day(row), names=", ".join(row["subjects"]) or row["entry"] or NO_ENTRY)


def _next(mine: Mine, row: Row) -> Iterator[str]:
    yield NEXT.format(time=mine.time(row["next_at"]))


PARTS: Mapping[str, tuple[str, Tell]] = {
    "preferences": ("Your settings", _preference),
    "newcomers": ("Your plan", _newcomer),
    "reminders": ("Reminders, sent and to come", _reminder),
    "recent": ("Answers that you got last", _recent),
    "votes": ("What you said of answers", _vote),
    "expert_questions": ("What you sent to experts", _asked),
    "leads": ("Your part in the team", _lead),
    "outbox": ("My messages to you alone, by what they tell", _sent),
    "topics": ("What a talk with you was about", _talked),
    "channels": ("My messages to you", _next),
}
"""Each table with the title of its part, and what tells a row of it; the newest rows first, reminders as they come."""


def mine_modal(mine: Mine, preferences: Preferences) -> View:
    """Return the modal with everything, and what can be done about it."""
    parts = [block for table in PARTS if mine.rows.get(table) for block in _part(mine, table)]
    said = parts[:MOST_BLOCKS] or [text_block(NOTHING)]
    return modal(
        TITLE,
        *said,
        *(file_blocks(mine.files) if mine.newcomer.plan else ()),
        section(MORE),
        settings_buttons(preferences),
    )


def _part(mine: Mine, table: str) -> Iterator[Block]:
    """Yield the rows of a table in sections, each as long as Slack takes it."""
    title, tell = PARTS[table]
    rows = sorted(mine.rows[table], key=lambda row: float(row.get("at", 0)), reverse=table != "reminders")
    lines = [line for row in rows for line in tell(mine, row)]
    rest = [AND_MORE.format(count=len(lines) - MOST_LINES)] if len(lines) > MOST_LINES else []
    text = f"*{title}*"
    for line in (*lines[:MOST_LINES], *rest):
        told = f"• {mrkdwn(shortened(line, LONGEST_LINE))}"
        if len(text) + len(told) >= SECTION:
            yield section(text)
            text = ""
        text = f"{text}\n{told}".strip()
    yield section(text)

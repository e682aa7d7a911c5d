"""The statements that every question needs, built once: to build one takes longer than SQLite takes to run it."""

from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, case, delete, func, insert, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.store.tables import CHANNELS, CLAIMED, OUTBOX, POSTING, RECENT, SEEN, TOPICS, WAITING

PACE_SECONDS = 1.0
"""Between two posts to a channel (https://docs.slack.dev/apis/web-api/rate-limits/, posting messages)."""

INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
"""Both can say what to do when the row is there, and word it alike."""

WHICH = OUTBOX.c.id == bindparam("which")
DUE = or_(
    and_(OUTBOX.c.state == WAITING, OUTBOX.c.due <= bindparam("now")),
    and_(OUTBOX.c.state == CLAIMED, OUTBOX.c.lease < bindparam("now")),
)

IS_SEEN = select(SEEN.c.key).where(SEEN.c.key.in_(bindparam("keys", expanding=True))).limit(1)
RECALL = select(TOPICS.c.subjects, TOPICS.c.facet, TOPICS.c.entry).where(
    TOPICS.c.team == bindparam("team"),
    TOPICS.c.channel == bindparam("channel"),
    TOPICS.c.thread == bindparam("thread"),
    TOPICS.c.at > bindparam("since"),
)
NEXT_DUE = select(func.min(OUTBOX.c.due)).where(OUTBOX.c.state == WAITING)
ACCEPT = insert(OUTBOX)
FIRST_DUE = select(OUTBOX.c.id).where(DUE).order_by(OUTBOX.c.due, OUTBOX.c.id).limit(bindparam("most"))
CLAIM = (
    update(OUTBOX)
    .where(OUTBOX.c.id.in_(select(FIRST_DUE.with_for_update(skip_locked=True).cte("due").c.id)))
    .values(state=CLAIMED, owner=bindparam("by"), lease=bindparam("until"))
    .returning(*OUTBOX.c)
)
BEGIN = (
    update(OUTBOX)
    .where(WHICH, OUTBOX.c.owner == bindparam("by"), OUTBOX.c.state == CLAIMED, OUTBOX.c.lease == bindparam("held"))
    .values(state=POSTING, lease=bindparam("until"))
)
END = (
    update(OUTBOX)
    .where(WHICH)
    .values(state=bindparam("how"), ended=bindparam("now"), note=bindparam("word"), told=None, lease=None)
    .values(posted=func.coalesce(bindparam("as"), OUTBOX.c.posted))
    .returning(OUTBOX.c.later, OUTBOX.c.ts, OUTBOX.c.under)
)
IN_THREAD = and_(
    OUTBOX.c.team == bindparam("team"), OUTBOX.c.channel == bindparam("channel"), OUTBOX.c.thread == bindparam("thread")
)
HAS_REPLIES = select(OUTBOX.c.id).where(IN_THREAD).limit(1)

NOTE_RECENT = insert(RECENT)
THEIRS = and_(RECENT.c.team == bindparam("of"), RECENT.c.person == bindparam("by"))
NEWEST = func.max(RECENT.c.id)
LATEST = select(NEWEST).where(THEIRS).group_by(RECENT.c.entries).order_by(NEWEST.desc()).limit(bindparam("most"))
TRIM_RECENT = delete(RECENT).where(THEIRS, RECENT.c.id.not_in(LATEST))
"""Keeps the latest of what a person was answered, each answer once."""


@cache
def note_keys(dialect: str, count: int) -> Any:
    """Return what keeps `key0`, `key1` and so on, seen `now`, and returns those that are new."""
    rows: list[dict[str, Any]] = [{"key": bindparam(f"key{number}"), "at": bindparam("now")} for number in range(count)]
    return INSERTS[dialect](SEEN).values(rows).on_conflict_do_nothing().returning(SEEN.c.key)


@cache
def note_topic(dialect: str) -> Any:
    """Return what keeps what a topic is about, instead of what it was about before."""
    noting = INSERTS[dialect](TOPICS)
    about = {name: noting.excluded[name] for name in ("subjects", "facet", "entry", "at")}
    return noting.on_conflict_do_update(index_elements=["team", "channel", "thread"], set_=about)


@cache
def take_turn(dialect: str) -> Any:
    """Return what keeps the next turn of a channel for a second, and returns when the one after it is."""
    given: dict[str, Any] = {name: bindparam(name) for name in ("team", "channel")}
    free = case((CHANNELS.c.next_at > bindparam("now"), CHANNELS.c.next_at), else_=bindparam("now"))
    taking = INSERTS[dialect](CHANNELS).values(**given, next_at=bindparam("now") + PACE_SECONDS)
    taking = taking.on_conflict_do_update(index_elements=[*given], set_={"next_at": free + PACE_SECONDS})
    return taking.returning(CHANNELS.c.next_at)

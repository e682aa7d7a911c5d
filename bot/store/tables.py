"""The tables. Times are seconds since the epoch; lists and what is told are JSON; people's words are redacted, but for
questions that wait for an expert.

Every table that holds something of a person has the columns `team` and `person` (an id of Slack): to forget somebody is to
delete the rows with theirs.
"""

from sqlalchemy import BigInteger, Boolean, Column, Double, Index, Integer, MetaData, String, Table, Text, false

WAITING, CLAIMED, POSTING = "waiting", "claimed", "posting"
"""States of what is to be posted before it ends; how it ends is in `bot.domain.store.End`."""

METADATA = MetaData()
NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""SQLite counts only a column of exactly the type INTEGER by itself."""

SEEN = Table(
    "seen",
    METADATA,
    Column("key", String(255), primary_key=True),
    Column("at", Double, nullable=False, index=True),
)

TOPICS = Table(
    "topics",
    METADATA,
    Column("team", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("thread", String(32), primary_key=True),
    Column("subjects", Text, nullable=False),
    Column("facet", Text),
    Column("entry", Text),
    Column("at", Double, nullable=False, index=True),
)

GAPS = Table(
    "gaps",
    METADATA,
    Column("id", NUMBER, primary_key=True, autoincrement=True),
    Column("text", Text, nullable=False),
    Column("near", Text, nullable=False),
    Column("at", Double, nullable=False, index=True),
    Column("ref", String(64), nullable=False, index=True, server_default=""),
)
"""Questions that were not answered, redacted, with the ids of the nearest entries; not who asked, or where."""

PREFERENCES = Table(
    "preferences",
    METADATA,
    Column("team", String(32), primary_key=True),
    Column("person", String(32), primary_key=True),
    Column("keeps_gaps", Boolean, nullable=False),
)

RECENT = Table(
    "recent",
    METADATA,
    Column("id", NUMBER, primary_key=True, autoincrement=True),
    Column("team", String(32), nullable=False),
    Column("person", String(32), nullable=False),
    Column("entries", Text, nullable=False),
    Column("at", Double, nullable=False, index=True),
    Index("ix_recent_person", "team", "person"),
)
"""Which entries answered a person lately."""

EXPERT_QUESTIONS = Table(
    "expert_questions",
    METADATA,
    Column("id", NUMBER, primary_key=True, autoincrement=True),
    Column("ref", String(64), nullable=False, unique=True),
    Column("team", String(32), nullable=False),
    Column("person", String(32), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("thread", String(32), nullable=False),
    Column("text", Text, nullable=False),
    Column("posted", String(32), nullable=False),
    Column("answered", Boolean, nullable=False),
    Column("refused", String(64), nullable=False),
    Column("at", Double, nullable=False, index=True),
    Index("ix_expert_questions_person", "team", "person"),
)
"""Questions that people sent to the experts, with their words until one answers; `posted` is the message there."""

DRAFTS = Table(
    "drafts",
    METADATA,
    Column("id", NUMBER, primary_key=True, autoincrement=True),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("at", Double, nullable=False, index=True),
)
"""What experts answered to which question, which is redacted."""

REMARKS = Table(
    "remarks",
    METADATA,
    Column("id", NUMBER, primary_key=True, autoincrement=True),
    Column("text", Text, nullable=False),
    Column("at", Double, nullable=False, index=True),
)
"""What people wrote to the editors, redacted; not who wrote it."""

CHANNELS = Table(
    "channels",
    METADATA,
    Column("team", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("next_at", Double, nullable=False, index=True),
)
"""When the next post to a channel may be made."""

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("id", NUMBER, primary_key=True, autoincrement=True),
    Column("team", String(32), nullable=False),
    Column("channel", String(32), nullable=False),
    Column("thread", String(32), nullable=False),
    Column("ts", String(32), nullable=False),
    Column("event", String(255), nullable=False),
    Column("status", String(16), nullable=False),
    Column("entries", Text, nullable=False),
    Column("told", Text),
    Column("apology", Boolean, nullable=False),
    Column("state", String(16), nullable=False),
    Column("at", Double, nullable=False),
    Column("due", Double, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("owner", String(64)),
    Column("lease", Double),
    Column("ended", Double, index=True),
    Column("note", String(64)),
    Column("posted", String(32)),
    Column("later", Text),
    Column("before", Text),
    Column("version", String(32), nullable=False, server_default=""),
    Column("under", String(32), nullable=False, server_default=""),
    Column("opens", Boolean, nullable=False, server_default=false()),
    Column("shared", Boolean, nullable=False, server_default=false()),
    Index("ix_outbox_state_due", "state", "due"),
    Index("ix_outbox_message", "team", "channel", "ts"),
    Index("ix_outbox_thread", "team", "channel", "thread"),
)
"""What is to be posted and, once it is, which message (`posted`) answers which (`ts`), a row for each.

`told` is what is to be posted, or put in the place of what is posted: nothing to take that away, and nothing once it ended.
`later` is what is to follow when a post ends that is under way. `note` is Slack's word for how it ended.
"""

VOTES = Table(
    "votes",
    METADATA,
    Column("team", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("ts", String(32), primary_key=True),
    Column("person", String(32), primary_key=True),
    Column("entry", Text, primary_key=True),
    Column("value", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Double, nullable=False, index=True),
    Index("ix_votes_person", "team", "person"),
)
"""What a person says of a message (`ts`), once for each entry that it tells; `reason` is redacted."""

WITHHELD = Table(
    "withheld",
    METADATA,
    Column("entry", Text, primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("at", Double, nullable=False),
)
"""Entries that an admin marked as wrong."""

NEWCOMERS = Table(
    "newcomers",
    METADATA,
    Column("team", String(32), primary_key=True),
    Column("person", String(32), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("shares", Boolean, nullable=False),
    Column("body", Text, nullable=False),
    Column("at", Double, nullable=False, index=True),
    Column("look", Double, nullable=False, index=True),
    Column("owner", String(64)),
    Column("lease", Double),
)
"""People who plan (`body`), when they were there last, and when their reminders are to be looked at."""

REMINDERS = Table(
    "reminders",
    METADATA,
    Column("team", String(32), primary_key=True),
    Column("person", String(32), primary_key=True),
    Column("at", Double, primary_key=True),
    Column("body", Text, nullable=False),
    Column("scheduled", String(64), nullable=False),
    Column("digest", String(64), nullable=False, server_default=""),
)
"""Reminders that were sent or will be; `scheduled` is the id that Slack gave to one, empty until it did, `digest`
that of its words, by which it is found at Slack."""

WITHDRAWN = Table(
    "withdrawn",
    METADATA,
    Column("id", NUMBER, primary_key=True, autoincrement=True),
    Column("at", Double, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("scheduled", String(64), nullable=False),
    Column("look", Double, nullable=False, index=True),
)
"""Reminders that are to be taken back from `look` on, until they are; not whose they were."""

LEADS = Table(
    "leads",
    METADATA,
    Column("team", String(32), primary_key=True),
    Column("person", String(32), primary_key=True),
)
"""Who sees the plans that people of a workspace share."""

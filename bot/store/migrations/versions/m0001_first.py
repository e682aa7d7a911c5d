"""What was seen, what conversations are about, what is to be posted, and what was not known."""

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, Double, Integer, String, Text

revision = "0001"
down_revision = None

NUMBER = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "seen",
        Column("key", String(255), primary_key=True),
        Column("at", Double, nullable=False, index=True),
    )
    op.create_table(
        "topics",
        Column("team", String(32), primary_key=True),
        Column("channel", String(32), primary_key=True),
        Column("thread", String(32), primary_key=True),
        Column("subjects", Text, nullable=False),
        Column("facet", Text),
        Column("at", Double, nullable=False, index=True),
    )
    op.create_table(
        "channels",
        Column("team", String(32), primary_key=True),
        Column("channel", String(32), primary_key=True),
        Column("next_at", Double, nullable=False, index=True),
    )
    op.create_table(
        "gaps",
        Column("id", NUMBER, primary_key=True, autoincrement=True),
        Column("text", Text, nullable=False),
        Column("near", Text, nullable=False),
        Column("at", Double, nullable=False, index=True),
    )
    _outbox()


def _outbox() -> None:
    op.create_table(
        "outbox",
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
    )
    op.create_index("ix_outbox_state_due", "outbox", ["state", "due"])
    op.create_index("ix_outbox_message", "outbox", ["team", "channel", "ts"])


def downgrade() -> None:
    """Drop the tables: nothing is kept.

    What Slack sends again is answered again, and what was accepted and not posted yet is not.
    """
    for name in ("outbox", "gaps", "channels", "topics", "seen"):
        op.drop_table(name)

"""What is needed to change a reply, or to take it away, when its question is changed or taken back."""

from alembic import op
from sqlalchemy import Boolean, Column, String, Text, case, column, false, or_, table, update

revision = "0006"
down_revision = "0005"

OUTBOX = table("outbox", *map(column, ("posted", "note", "state", "told", "owner", "lease", "ended", "at")))
ADDED = ("posted", "later", "before", "version", "under", "opens", "shared")
FREE = ("waiting", "claimed")
TAKEN_AWAY = "null"


def upgrade() -> None:
    """Add the columns; so far the message that was posted stood in `note`."""
    for new in (
        Column("posted", String(32)),
        Column("later", Text),
        Column("before", Text),
        Column("version", String(32), nullable=False, server_default=""),
        Column("under", String(32), nullable=False, server_default=""),
        Column("opens", Boolean, nullable=False, server_default=false()),
        Column("shared", Boolean, nullable=False, server_default=false()),
    ):
        op.add_column("outbox", new)
    op.create_index("ix_outbox_thread", "outbox", ["team", "channel", "thread"])
    op.execute(update(OUTBOX).where(OUTBOX.c.state == "posted").values(posted=OUTBOX.c.note))


def downgrade() -> None:
    """Drop the columns: what a reply was to be changed to is lost, and what a click below it answered.

    A reply that stands in Slack stays as it is, and one that was to be taken back before it was posted is not posted.
    """
    posted = OUTBOX.c.posted.is_not(None)
    over = OUTBOX.c.state.in_(FREE) & or_(posted, OUTBOX.c.told == TAKEN_AWAY)
    ended = {"state": case((posted, "posted"), else_="dropped"), "ended": OUTBOX.c.at, "told": None}
    op.execute(update(OUTBOX).where(over).values(**ended, owner=None, lease=None))
    op.execute(update(OUTBOX).where(OUTBOX.c.state == "posted").values(note=OUTBOX.c.posted))
    op.drop_index("ix_outbox_thread", "outbox")
    for name in ADDED:
        op.drop_column("outbox", name)

"""What is needed to change a reply, or to take it away, when its question is changed or taken back."""

from alembic import op
from sqlalchemy import Boolean, Column, String, Text, column, false, table, update

revision = "0006"
down_revision = "0005"

OUTBOX = table("outbox", column("posted"), column("note"), column("state"))


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

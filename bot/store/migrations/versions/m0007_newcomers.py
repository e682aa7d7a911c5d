"""People who plan, their reminders, and the leads who see what they share."""

from alembic import op
from sqlalchemy import Boolean, Column, Double, Integer, String, Text

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "newcomers",
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
    op.create_table(
        "reminders",
        Column("team", String(32), primary_key=True),
        Column("person", String(32), primary_key=True),
        Column("at", Double, primary_key=True),
        Column("body", Text, nullable=False),
        Column("scheduled", String(64), nullable=False),
    )
    op.create_table(
        "leads",
        Column("team", String(32), primary_key=True),
        Column("person", String(32), primary_key=True),
    )


def downgrade() -> None:
    """Drop the tables: plans, what people hold and who is a lead are lost, and so is who does not want to be greeted again.

    Slack still delivers the reminders that it holds, of up to 120 days: have people stop theirs before, or take them back
    with `chat.deleteScheduledMessage`. `certguide me export` and `certguide team export` keep plans to read.
    """
    for name in ("leads", "reminders", "newcomers"):
        op.drop_table(name)

"""What is to be taken back from Slack, and a digest by which a reminder is found there."""

from alembic import op
from sqlalchemy import BigInteger, Column, Double, Integer, String

revision = "0008"
down_revision = "0007"

NUMBER = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """Make the table and the column."""
    op.create_table(
        "withdrawn",
        Column("id", NUMBER, primary_key=True, autoincrement=True),
        Column("at", Double, nullable=False),
        Column("digest", String(64), nullable=False),
        Column("scheduled", String(64), nullable=False),
        Column("look", Double, nullable=False, index=True),
    )
    op.add_column("reminders", Column("digest", String(64), nullable=False, server_default=""))


def downgrade() -> None:
    """Drop the table and the column: what Slack had not taken back yet, which is mostly nothing, is delivered."""
    op.drop_column("reminders", "digest")
    op.drop_table("withdrawn")

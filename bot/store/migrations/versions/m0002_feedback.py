"""What people think of answers, and what is withheld."""

from alembic import op
from sqlalchemy import Column, Double, String, Text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "votes",
        Column("team", String(32), primary_key=True),
        Column("channel", String(32), primary_key=True),
        Column("ts", String(32), primary_key=True),
        Column("person", String(32), primary_key=True),
        Column("entry", String(80), primary_key=True),
        Column("value", String(16), nullable=False),
        Column("reason", Text, nullable=False),
        Column("at", Double, nullable=False, index=True),
    )
    op.create_index("ix_votes_person", "votes", ["team", "person"])
    op.create_table(
        "withheld",
        Column("entry", String(80), primary_key=True),
        Column("fingerprint", String(64), nullable=False),
        Column("at", Double, nullable=False),
    )


def downgrade() -> None:
    """Drop the tables: votes are lost, and entries that an admin marked as wrong are told again."""
    for name in ("withheld", "votes"):
        op.drop_table(name)

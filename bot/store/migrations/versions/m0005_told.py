"""Which entry was told last in a conversation."""

from alembic import op
from sqlalchemy import Column, Text

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column."""
    op.add_column("topics", Column("entry", Text))


def downgrade() -> None:
    """Drop the column: a follow-up no longer knows which entry was told, but still what its thread is about."""
    op.drop_column("topics", "entry")

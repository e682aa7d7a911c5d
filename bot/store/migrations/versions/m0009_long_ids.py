"""Ids of entries of any length: those that are made of a certification's and a side's may be longer than an editor's."""

from alembic import op
from sqlalchemy import String, Text, column, delete, func, table

revision = "0009"
down_revision = "0008"

TABLES = ("votes", "withheld")
ONCE = 80


def upgrade() -> None:
    """Widen the columns."""
    for name in TABLES:
        with op.batch_alter_table(name) as altered:
            altered.alter_column("entry", existing_type=String(ONCE), existing_nullable=False, type_=Text())


def downgrade() -> None:
    """Drop the votes for entries with ids of more than 80 characters, and their marks as wrong: such entries are told again."""
    for name in TABLES:
        op.execute(delete(table(name, column("entry"))).where(func.length(column("entry")) > ONCE))
        with op.batch_alter_table(name) as altered:
            altered.alter_column("entry", existing_type=Text(), existing_nullable=False, type_=String(ONCE))

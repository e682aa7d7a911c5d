"""What people prefer and were answered lately; a reference that finds a gap again."""

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, Double, Integer, String, Text

revision = "0003"
down_revision = "0002"

NUMBER = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """Make the tables and the column."""
    op.create_table(
        "preferences",
        Column("team", String(32), primary_key=True),
        Column("person", String(32), primary_key=True),
        Column("keeps_gaps", Boolean, nullable=False),
    )
    op.create_table(
        "recent",
        Column("id", NUMBER, primary_key=True, autoincrement=True),
        Column("team", String(32), nullable=False),
        Column("person", String(32), nullable=False),
        Column("entries", Text, nullable=False),
        Column("at", Double, nullable=False, index=True),
    )
    op.create_index("ix_recent_person", "recent", ["team", "person"])
    op.add_column("gaps", Column("ref", String(64), nullable=False, server_default=""))
    op.create_index("ix_gaps_ref", "gaps", ["ref"])


def downgrade() -> None:
    """Drop the tables and the column: what people were answered is lost, and what they prefer.

    Gaps of people who had them not kept are kept again, and a gap is not found again by its reference.
    """
    op.drop_index("ix_gaps_ref", "gaps")
    op.drop_column("gaps", "ref")
    for name in ("recent", "preferences"):
        op.drop_table(name)

"""Questions for experts, the drafts of their answers, and what people write to the editors."""

from alembic import op
from sqlalchemy import BigInteger, Boolean, Column, Double, Integer, String, Text

revision = "0004"
down_revision = "0003"

NUMBER = BigInteger().with_variant(Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "expert_questions",
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
    )
    op.create_index("ix_expert_questions_person", "expert_questions", ["team", "person"])
    op.create_table(
        "drafts",
        Column("id", NUMBER, primary_key=True, autoincrement=True),
        Column("question", Text, nullable=False),
        Column("answer", Text, nullable=False),
        Column("at", Double, nullable=False, index=True),
    )
    op.create_table(
        "remarks",
        Column("id", NUMBER, primary_key=True, autoincrement=True),
        Column("text", Text, nullable=False),
        Column("at", Double, nullable=False, index=True),
    )


def downgrade() -> None:
    """Drop the tables: questions that wait for an expert are lost, and answers and remarks for editors.

    Answer what is open in the experts' channel before, and write the drafts to a file with `certguide gaps drafts`.
    """
    for name in ("remarks", "drafts", "expert_questions"):
        op.drop_table(name)

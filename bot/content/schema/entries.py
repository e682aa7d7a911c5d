"""Responsible for the YAML of entries: one question, its asks and its answer."""

from pydantic import Field

from bot.content.schema.fields import KEBAB, Citations, Day, EntryId, Flag, Id, Text, Texts, Yaml
from bot.domain.knowledge import Visibility

FACETS = (
    "what-is", "levels", "audience", "prerequisites", "price", "format", "duration", "preparation", "skills", "projects", "mistakes",
    "next", "recognition", "renewal", "value", "difficulty", "delivery", "provider", "role", "path", "compare",
)  # fmt: skip
"""The facets that the program knows; others are allowed."""


class EntryYaml(Yaml):
    """One thing that can be answered."""

    id: EntryId = Field(description="Any text that no other entry has, up to 80 characters on one line.")
    question: Text = Field(description="The question as you would put it.")
    answer: Text = Field(
        description="Markdown in your own words, at most 900 characters, the point in the first sentence."
    )
    asks: Texts = Field((), description="Six or more other ways in which people put the question, one per line.")
    about: tuple[Id, ...] = Field(
        (), description="Ids of certifications, levels, offers, roles, tracks, paths and providers."
    )
    facet: Id | None = Field(
        None,
        description="The side of the subject that the question is about.",
        json_schema_extra={"anyOf": [{"enum": list(FACETS)}, {"type": "string", "pattern": KEBAB}, {"type": "null"}]},
    )
    sources: Citations = ()
    known: Flag = Field(True, description="false: the sources do not give this, and the answer says so.")
    visibility: Visibility = Field(
        Visibility.PUBLIC, description="internal: never shown in channels shared with other organisations."
    )
    owner: Text | None = Field(None, description="Who keeps this up to date.")
    reviewed: Day | None = Field(None, description="The day somebody last compared it with its sources.")
    review_by: Day | None = Field(None, description="The day after which it counts as stale.")
    see_also: tuple[EntryId, ...] = Field((), description="Ids of related entries.")

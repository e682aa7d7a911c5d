"""Responsible for the YAML of sources and of statements that cite them."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from bot.content.schema.fields import Citations, Day, Id, Place, Text, Yaml


class StatementYaml(Yaml):
    """A sentence or more about the world, with the places that say so."""

    text: Text = Field(description="What is said, in your own words.")
    sources: Citations = ()


def _as_statement(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


Advice = Annotated[StatementYaml, BeforeValidator(_as_statement, json_schema_input_type=str | StatementYaml)]
"""A statement; plain text stands for one without sources."""


class SourceYaml(Yaml):
    """A document that statements cite."""

    id: Id = Field(description="What citations call it, such as architect-guide.")
    title: Text = Field(description="Its title, for people.")
    publisher: Text | None = Field(None, description="Who published it.")
    url: Text | None = Field(None, description="Its address; null when the page gives none.")
    published: Day | None = Field(None, description="The day it bears; null when it bears none.")
    checked: Day | None = Field(None, description="The day somebody last read it.")
    covers: Text | None = Field(None, description="What it is about.")
    not_covered: Text | None = Field(None, description="What people would look for in it in vain.")
    places: dict[Place, Text] = Field(
        default_factory=dict,
        description="Every place that may be cited, with its name for people.",
        examples=[{"faq-7": "Question 7"}],
    )

"""Responsible for the YAML of names: synonyms, ambiguous names, what we do not cover, disagreements and expected questions."""

from typing import Annotated

from pydantic import Field

from bot.content.schema.fields import Aliases, EntryId, Id, Text, Texts, Yaml
from bot.content.schema.statements import Advice, StatementYaml
from bot.domain.knowledge import DisagreementKind

SynonymsYaml = Annotated[tuple[Text, ...], Field(min_length=2, examples=[["price", "cost", "fee"]])]
"""Words that mean the same anywhere."""


class AmbiguousYaml(Yaml):
    """A name with several meanings."""

    name: Text = Field(description="The name alone leads to suggestions, or to all sides.")
    means: tuple[EntryId, ...] = Field(min_length=1, description="Ids of everything that it can mean.")
    advice: Advice | None = Field(None, description="What to tell people who use the name.")


class ElsewhereYaml(Yaml):
    """A certification that we know by name but do not cover."""

    name: Text = Field(description="Its name.")
    aliases: Aliases = ()
    publisher: Text | None = Field(None, description="Who issues it.")


class DisagreementYaml(Yaml):
    """A matter on which sources differ or names collide."""

    id: Id = Field(description="An id that no other disagreement has.")
    kind: DisagreementKind = Field(description="Why the sides do not meet.")
    topic: Text = Field(description="What it is about.")
    sides: tuple[StatementYaml, ...] = Field((), description="What each side says.")
    advice: Advice | None = Field(None, description="What to tell people honestly.")


class ExpectedQuestionYaml(Yaml):
    """A question with the reply that it should get."""

    ask: Text = Field(description="The question as people type it.")
    expect: EntryId = Field(description="The id of an entry, or suggestions, gap or courtesy.")
    thread: Texts = Field((), description="What the asker wrote before in the same thread, oldest first.")
    about: tuple[Id, ...] = Field((), description="Ids of what the reply should be about.")

"""Responsible for the YAML of what guides people: roles, tracks, learning paths and providers, each as every source has it."""

from pydantic import Field

from bot.content.schema.fields import Aliases, Citations, Id, Text, Yaml
from bot.content.schema.statements import StatementYaml

_BY = "The id of the source that says so."
_ID = "An id that nothing else in this file has."
_NAME = "Its name, for people."


class RecommendedYaml(Yaml):
    """A certification that a source recommends."""

    certification: Id = Field(description="The id of the certification.")
    level: Id | None = Field(None, description="The id of its level, when the source names one.")


class RecommendationYaml(StatementYaml):
    """What one source recommends to a role."""

    by: Id = Field(description=_BY)
    certifications: tuple[RecommendedYaml, ...] = Field((), description="What it recommends, best first.")


class RoleYaml(Yaml):
    """A job."""

    id: Id = Field(description=_ID)
    name: Text = Field(description=_NAME)
    aliases: Aliases = ()
    recommendations: tuple[RecommendationYaml, ...] = Field((), description="What each source recommends.")


class TrackRowYaml(Yaml):
    """What one source says of one level of a track."""

    by: Id = Field(description=_BY)
    level: Text = Field(description="The level as the source calls it.")
    audience: Text | None = Field(None, description="Whom it is for.")
    prerequisites: Text | None = Field(None, description="What one has to know or hold.")
    skills: Text | None = Field(None, description="What it teaches.")
    order: Text | None = Field(None, description="When to take it.")
    sources: Citations = ()


class TrackYaml(Yaml):
    """A subject line that runs across levels."""

    id: Id = Field(description=_ID)
    name: Text = Field(description=_NAME)
    aliases: Aliases = ()
    rows: tuple[TrackRowYaml, ...] = Field((), description="What each source says of each level.")


class PathViewYaml(StatementYaml):
    """How one source describes a learning path."""

    source: Id = Field(description=_BY)


class PathYaml(Yaml):
    """Ordered steps for a kind of work."""

    id: Id = Field(description=_ID)
    name: Text = Field(description=_NAME)
    aliases: Aliases = ()
    by: tuple[PathViewYaml, ...] = Field((), description="How each source describes it.")
    steps: tuple[Id, ...] = Field((), description="Ids of levels or certifications, in order.")


class ProviderNoteYaml(StatementYaml):
    """What one source says of a provider."""

    by: Id = Field(description=_BY)


class ProviderYaml(Yaml):
    """Who trains people or issues a credential."""

    id: Id = Field(description=_ID)
    name: Text = Field(description=_NAME)
    aliases: Aliases = ()
    notes: tuple[ProviderNoteYaml, ...] = Field((), description="What each source says of it.")

"""Responsible for the YAML of a certification with its levels, offers and facts: certifications/<id>.yaml."""

from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from bot.content.schema.fields import Aliases, Amount, Citations, Currency, Day, Flag, Id, Retired, Text, Whole, Yaml
from bot.content.schema.statements import StatementYaml

OfferKind = Literal["exam", "self-paced", "live", "cohort", "private", "course"]

ID_TAG, STATEMENT_TAG = "<id>", "<statement>"
"""Names of the two forms of a prerequisite. Pydantic puts them into the paths of faults, where they are skipped."""


def _form(value: Any) -> str:
    return ID_TAG if isinstance(value, str) else STATEMENT_TAG


Prerequisite = Annotated[
    Annotated[Id, Tag(ID_TAG)] | Annotated[StatementYaml, Tag(STATEMENT_TAG)], Discriminator(_form)
]
Statements = tuple[StatementYaml, ...]


class PreparationYaml(StatementYaml):
    """What a source says to do when that many days are left."""

    days: Whole = Field(ge=1, description="Days left for preparing.")


class NextStepYaml(StatementYaml):
    """Where to go after a level, in one direction."""

    to: tuple[Id, ...] = Field((), description="Ids of levels or certifications.")


class NextYaml(Yaml):
    """The three directions that guides give after a level."""

    same_track: NextStepYaml | None = Field(None, description="Further in the same subject.")
    cross_track: NextStepYaml | None = Field(None, description="Into another subject.")
    leadership: NextStepYaml | None = Field(None, description="Towards leading people.")


class LevelYaml(Yaml):
    """One step of a certification."""

    id: Id = Field(description="An id that no other level, offer or certification has.")
    name: Text = Field(description="Its name within the certification, such as Foundation.")
    order: Whole = Field(ge=0, description="Its place among the levels: 1 is the first.")
    scheme: Id | None = Field(None, description="The id of the source that names the levels this way.")
    aliases: Aliases = ()
    prerequisites: tuple[Prerequisite, ...] = Field((), description="Ids of levels or certifications, or statements.")
    audience: StatementYaml | None = Field(None, description="Whom it is for.")
    skills: Statements = Field((), description="What it teaches or tests.")
    projects: Statements = Field((), description="What one can do after it.")
    preparation: tuple[PreparationYaml, ...] = Field((), description="Plans for preparing, by the days left.")
    mistakes: Statements = Field((), description="What people get wrong.")
    next: NextYaml = Field(default_factory=NextYaml.model_construct, description="Where to go after it.")


class PriceYaml(Yaml):
    """A stated price."""

    amount: Amount = Field(description="In units of the currency, without its sign.")
    currency: Currency = Field(description="Three letters of ISO 4217.")
    as_of: Day | None = Field(None, description="The day of the price; null when the source bears no date.")
    sources: Citations = ()


class OfferYaml(Yaml):
    """A way to buy or take a certification."""

    id: Id = Field(description="An id that no other offer, level or certification has.")
    name: Text = Field(description="Its name, such as Exam only.")
    kind: OfferKind = Field(description="How one takes it.")
    includes: tuple[Id, ...] = Field((), description="Ids of other offers that come with it.")
    price: PriceYaml | None = Field(None, description="What it costs; null when no source says so.")
    details: Statements = Field((), description="What else the sources say of it.")


class FactYaml(StatementYaml):
    """A statement on one facet of a certification."""

    facet: Id = Field(description="The side of the certification that it is about, such as format.")
    known: Flag = Field(True, description="false: the sources do not give this, and the text says so.")


class RenewalYaml(StatementYaml):
    """What the sources say about renewing."""

    years: tuple[Annotated[Whole, Field(ge=1)], ...] = Field((), description="The range of years, shortest first.")


class CertificationYaml(Yaml):
    """A credential: a file certifications/<id>.yaml."""

    id: Id = Field(description="The id of the certification, as in the file's name.")
    name: Text = Field(description="Its full name.")
    publisher: Text | None = Field(None, description="Who issues it.")
    abbreviation: Text | None = Field(None, description="Its abbreviation, such as FOCP.")
    aliases: Aliases = ()
    retired: Retired = Field(False, description="false, true, or the day it was retired.")
    successor: Id | None = Field(None, description="The id of the certification that took its place.")
    renewal: RenewalYaml | None = Field(None, description="How long it lasts; null when no source says so.")
    summary: StatementYaml | None = Field(None, description="What it is, in a sentence or three.")
    levels: tuple[LevelYaml, ...] = Field((), description="Its levels in order; [] when it has none.")
    offers: tuple[OfferYaml, ...] = Field((), description="The ways to buy or take it.")
    facts: tuple[FactYaml, ...] = Field((), description="Anything else, by facet.")

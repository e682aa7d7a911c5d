"""Responsible for the table of kinds of files: which names they have, what their YAML is, and what it becomes."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from bot.content.schema.certifications import CertificationYaml
from bot.content.schema.entries import EntryYaml
from bot.content.schema.guides import PathYaml, ProviderYaml, RoleYaml, TrackYaml
from bot.content.schema.names import AmbiguousYaml, DisagreementYaml, ElsewhereYaml, ExpectedQuestionYaml, SynonymsYaml
from bot.content.schema.onboarding import OnboardingYaml
from bot.content.schema.statements import SourceYaml
from bot.domain.catalog import Certification, LearningPath, Provider, Role, Track
from bot.domain.knowledge import AmbiguousName, Disagreement, Elsewhere, Entry, ExpectedQuestion
from bot.domain.sources import Source
from bot.domain.team import TeamOnboarding

SUFFIXES = (".yaml", ".yml")


class Place(StrEnum):
    """Where the files of a kind stand: one file of that name, any file of a folder, or of its subfolders too."""

    FILE = "file"
    FOLDER = "folder"
    FOLDERS = "folders"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file. `item` is the schema of one thing in it, `domain` what it becomes, `field` where it stands in Knowledge.

    `key` is the key of the list that holds the things; None when the file is one thing itself.
    """

    name: str
    item: Any
    domain: Any
    field: str
    place: Place = Place.FILE
    key: str | None = None

    @property
    def first(self) -> str:
        """Return the key that a file begins with."""
        return self.key or next(iter(self.item.model_fields))

    @property
    def example(self) -> str:
        """Return the name of a file of this kind, for messages."""
        return f"{self.name}.yaml" if self.place is Place.FILE else f"{self.name}/<name>.yaml"

    def has(self, file: PurePosixPath) -> bool:
        """Tell whether a path within the folder is a file of this kind."""
        folders = file.parent.parts
        if self.place is Place.FILE:
            return not folders and file.stem == self.name
        if self.place is Place.FOLDER:
            return folders == (self.name,)
        return folders[:1] == (self.name,)


def _listed(name: str, item: Any, domain: Any) -> Kind:
    return Kind(name, item, domain, name, key=name)


_TABLE = (
    Kind("faq", EntryYaml, Entry, "entries", Place.FOLDERS, "entries"),
    _listed("sources", SourceYaml, Source),
    Kind("certifications", CertificationYaml, Certification, "certifications", Place.FOLDER),
    _listed("roles", RoleYaml, Role),
    _listed("tracks", TrackYaml, Track),
    _listed("paths", PathYaml, LearningPath),
    _listed("providers", ProviderYaml, Provider),
    _listed("synonyms", SynonymsYaml, tuple[str, ...]),
    _listed("ambiguous", AmbiguousYaml, AmbiguousName),
    _listed("disagreements", DisagreementYaml, Disagreement),
    _listed("elsewhere", ElsewhereYaml, Elsewhere),
    _listed("questions", ExpectedQuestionYaml, ExpectedQuestion),
    Kind("onboarding", OnboardingYaml, TeamOnboarding, "onboarding"),
)

KINDS = MappingProxyType({kind.name: kind for kind in _TABLE})
"""All kinds by name, in the order in which a team tends to need them."""


def kind_of(file: str) -> Kind | None:
    """Return the kind of a file by its path within the folder, None when its name says nothing to us."""
    path = PurePosixPath(file)
    return next((kind for kind in KINDS.values() if kind.has(path)), None)

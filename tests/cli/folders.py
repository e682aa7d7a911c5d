"""Write a knowledge as the folder that an editor would have written."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import yaml
from bot.domain.knowledge import Entry, Knowledge

FILES = {
    "sources.yaml": "sources",
    "roles.yaml": "roles",
    "tracks.yaml": "tracks",
    "paths.yaml": "paths",
    "providers.yaml": "providers",
    "synonyms.yaml": "synonyms",
    "ambiguous.yaml": "ambiguous",
    "disagreements.yaml": "disagreements",
    "elsewhere.yaml": "elsewhere",
}


def write_folder(knowledge: Knowledge, folder: Path) -> Path:
    """Write what stands in a knowledge, without what is made of it, and return the folder."""
    for name, field in FILES.items():
        _write(folder / name, {field: _plain(getattr(knowledge, field))})
    for certification in knowledge.certifications:
        _write(folder / "certifications" / f"{certification.id}.yaml", _plain(certification))
    written = [entry for entry in knowledge.entries if not _made(entry)]
    _write(folder / "faq" / "written.yaml", {"entries": _plain(written)})
    return folder


def _made(entry: Entry) -> bool:
    return bool(entry.statements)


def _write(file: Path, content: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True), encoding="utf-8")


def _plain(value: Any) -> Any:
    """Return what YAML can hold; of dataclasses what is there."""
    if is_dataclass(value) and not isinstance(value, type):
        named = {field.name: getattr(value, field.name) for field in fields(value)}
        return {name: _plain(item) for name, item in named.items() if item is not None and item != ()}
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, date | Decimal) else value

"""Responsible for the JSON Schema of each kind of file, for editors that complete and check YAML."""

from typing import Any

from pydantic import Field, TypeAdapter, create_model

from bot.content.kinds import KINDS, Kind
from bot.content.schema.fields import Yaml

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the files of a kind."""
    return {"$schema": DIALECT, **TypeAdapter(_file(KINDS[kind])).json_schema()}


def schema_of_all() -> dict[str, Any]:
    """Return one JSON Schema with those of all kinds below `$defs`, each under the name of its kind."""
    inputs = [(kind.name, "validation", TypeAdapter(_file(kind))) for kind in KINDS.values()]
    refs, rest = TypeAdapter.json_schemas(inputs)  # type: ignore[arg-type]
    return {"$schema": DIALECT, "$defs": {**rest.get("$defs", {}), **{name: ref for (name, _), ref in refs.items()}}}


def _file(kind: Kind) -> Any:
    """Return the type of a whole file: of its list, or of the one thing that it is."""
    if kind.key is None:
        return kind.item
    listed: Any = tuple.__class_getitem__((kind.item, ...))
    fields: dict[str, Any] = {kind.key: (listed, Field(description=f"The {kind.key} of this file."))}
    return create_model(f"{kind.name.title()}File", __base__=Yaml, **fields)

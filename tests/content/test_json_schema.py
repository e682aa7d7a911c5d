"""The JSON Schema that editors complete and check YAML with."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from bot.content.checks.quotes import TYPED
from bot.content.json_schema import schema_of, schema_of_all
from bot.content.kinds import KINDS, kind_of
from jsonschema import Draft202012Validator

FULL = Path(__file__).parent / "full"
FILES = sorted(path.relative_to(FULL).as_posix() for path in FULL.rglob("*.y*ml"))


def of_file(file: str) -> dict[str, Any]:
    kind = kind_of(file)
    assert kind is not None
    return schema_of(kind.name)


def properties() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name, schema in schema_of_all()["$defs"].items():
        for key, value in schema.get("properties", {}).items():
            yield name, key, value


def as_in_editor(value: Any) -> Any:
    """Return what YAML 1.2, as editors have it, reads where PyYAML reads dates: text."""
    if isinstance(value, dict):
        return {key: as_in_editor(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_in_editor(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_valid_schema(kind: str) -> None:
    schema = schema_of(kind)

    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_all_kinds_stand_in_one_schema_by_their_names() -> None:
    schema = schema_of_all()

    Draft202012Validator.check_schema(schema)
    assert set(KINDS) <= set(schema["$defs"])
    validator = Draft202012Validator({**schema, "$ref": "#/$defs/synonyms"})
    assert validator.is_valid({"synonyms": [["price", "cost"]]})
    assert not validator.is_valid({"synonyms": [["price"]]})


def test_every_field_is_described_for_editors() -> None:
    assert [f"{name}.{key}" for name, key, schema in properties() if not schema.get("description")] == []


@pytest.mark.parametrize("file", FILES)
def test_what_loads_is_valid_in_an_editor(file: str) -> None:
    data = as_in_editor(yaml.safe_load((FULL / file).read_text(encoding="utf-8")))

    if file == "faq/general.yaml":
        data["entries"][0]["asks"] = [
            "no",
            "12:30",
        ]  # which this loader, unlike ours, takes for a truth value and a number
    assert [error.message for error in Draft202012Validator(of_file(file)).iter_errors(data)] == []


@pytest.mark.parametrize(
    "entry",
    [
        {"id": "a", "question": "b"},
        {"id": "a", "question": "b", "answer": "c", "awnser": "d"},
        {"id": "a", "question": "b", "answer": "c", "about": ["FOCP"]},
        {"id": "a", "question": "b", "answer": "c", "facet": "What Is"},
        {"id": "a", "question": "b", "answer": "c", "sources": ["page"]},
        {"id": "x" * 81, "question": "b", "answer": "c"},
    ],
)
def test_what_does_not_load_is_not_valid_in_an_editor(entry: dict[str, Any]) -> None:
    assert not Draft202012Validator(schema_of("faq")).is_valid({"entries": [entry]})


def test_the_keys_that_hold_no_text_are_those_of_the_schema() -> None:
    def is_text(schema: dict[str, Any]) -> bool:
        options = [*schema.get("anyOf", []), *schema.get("oneOf", []), schema.get("items", {}), schema]
        formats = {option.get("format") for option in options}
        types = {option.get("type") for option in options}
        return not formats & {"date"} and not types & {"boolean", "integer", "number"}

    assert {key for _, key, schema in properties() if not is_text(schema)} == TYPED

"""Responsible for saying in plain words, and at the right place, what a schema found wrong."""

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.content.nearest import nearest
from bot.content.nodes import Mapping, Node, Scalar, Sequence, where
from bot.content.problems import problem
from bot.content.schema.certifications import ID_TAG, STATEMENT_TAG
from bot.content.schema.fields import ADDRESS, CHANNEL, CITED, CURRENCY, KEBAB, ONE_LINE, PLACE
from bot.domain.problem import Problem

Path = tuple[int | str, ...]

FORMS = (ID_TAG, STATEMENT_TAG)
KEY_STEP = "[key]"
"""What pydantic puts at the end of the path of a mapping's key."""

_LIST = "write one item per line, each after a hyphen"
_MAPPING = "write `key: value` lines, indented below it"
_SAID = {
    "string_type": ("{name} must be text", "write one text; put it in quotes when it begins with [ or {"),
    "tuple_type": ("{name} must be a list", _LIST),
    "dict_type": ("{name} must be a mapping of keys to values", _MAPPING),
    "model_type": ("{name} must be a mapping of keys to values", _MAPPING),
    "model_attributes_type": ("{name} must be a mapping of keys to values", _MAPPING),
    "string_too_short": ("{name} is blank", "write something, or take it out"),
    "string_too_long": ("{name} is longer than {max_length} characters", "shorten it"),
    "too_short": ("{name} needs {min_length} items or more", "add what is missing, or take the list out"),
    "greater_than_equal": ("{name} must be {ge} or more", "mend the number"),
    "less_than_equal": ("{name} must be {le} or less", "mend the number"),
    "enum": ("{name} must be {expected}", "write one of these"),
    "literal_error": ("{name} must be {expected}", "write one of these"),
    "flag": ("{name} is neither true nor false", "write true or false"),
    "day": ("{name} is not a date", "write it as 2026-11-20, or take it out"),
    "retired": ("{name} is neither true, false nor a date", "write true, false or the day, such as 2026-11-20"),
    "whole": ("{name} is not a whole number", "write it in digits"),
    "amount": ("{name} is not an amount", 'write it in digits without a currency, such as "300" or "299.50"'),
    KEBAB: ("{name} is not an id", "write it in small letters, digits and hyphens, such as finops-track"),
    CITED: ("{name} is not a citation", "write source#place, such as architect-guide#faq-7"),
    PLACE: ("{name} has a space or a # in it", "name the place without, such as faq-7"),
    CURRENCY: ("{name} is not a currency", "write its three capital letters, such as USD"),
    ADDRESS: ("{name} is not an address", "write it with http:// or https:// and without spaces"),
    CHANNEL: ("{name} is not the id of a channel", "write the id from the end of its details, such as C012AB3CD"),
    ONE_LINE: ("{name} has a line break in it", "write it on one line"),
}
"""What is wrong and what to do, by the type of the fault, or by the pattern that a text does not match."""

_COLON_FIX = "put the text in quotes, since it holds a colon"
_UNKNOWN_KEY = "unknown key"
_NEAREST_KEY = "did you mean {nearest}? The keys here are {keys}"
_KEYS = "take it out; the keys here are {keys}"
_MERGE_FIX = "write the keys out; `<<` is not read"
_MISSING = "{name} is missing"
_EMPTY = "{name} is empty"
_MISSING_FIX = "add `{name}:`"
_EMPTY_FIX = "write a value after the colon"
_EMPTY_ITEM_FIX = "write a value, or take the line out"
_MEND = "write the value as the schema has it (certguide schema)"


def faults(file: str, root: Node, begin: Path, schema: object, error: ValidationError) -> Iterator[Problem]:
    """Yield a problem for each fault that pydantic found in what stands at the path `begin` below `root`."""
    for details in error.errors(include_url=False, include_input=False):
        yield _fault(file, root, begin, schema, details)


def unknown_key(file: str, key: Scalar, keys: tuple[str, ...]) -> Problem:
    """Return the problem of a key that a mapping does not have, with the nearest of those it has."""
    name = key.text or ""
    listed = ", ".join(keys)
    best = nearest(name, keys)
    fix = _NEAREST_KEY.format(nearest=best, keys=listed) if best else _KEYS.format(keys=listed)
    return problem("unknown-key", where(file, key), _UNKNOWN_KEY, name, _MERGE_FIX if name == "<<" else fix)


def missing(file: str, parent: Node, key: str) -> Problem:
    """Return the problem of a key that is not there, or has no value."""
    pair = parent.pairs.get(key) if isinstance(parent, Mapping) else None
    if pair:
        return problem("missing-field", where(file, pair[0]), _EMPTY.format(name=f"`{key}`"), fix=_EMPTY_FIX)
    return problem(
        "missing-field", where(file, parent), _MISSING.format(name=f"`{key}`"), fix=_MISSING_FIX.format(name=key)
    )


def _fault(file: str, root: Node, begin: Path, schema: object, details: ErrorDetails) -> Problem:
    *above, last = details["loc"] or ("",)
    path = begin + tuple(step for step in above if step not in FORMS)
    if details["type"] == "missing":
        return missing(file, _walk(root, path), str(last))
    if details["type"] == "extra_forbidden":
        return unknown_key(file, _key(root, (*path, last)), _keys(schema, path[len(begin) :]))
    path += () if last in ("", *FORMS) else (last,)
    node = _key(root, path[:-1]) if path[-1:] == (KEY_STEP,) else _walk(root, path)
    message, fix = _said(details, _name(path), node)
    # Where nothing stands after a colon, the key is what an editor sees.
    at = _key(root, path) if isinstance(node, Scalar) and node.text is None and isinstance(path[-1], str) else node
    return problem("wrong-type", where(file, at), message, _begin(node), fix)


def _said(details: ErrorDetails, name: str, node: Node) -> tuple[str, str]:
    """Return what is wrong with a value, and what to do."""
    if isinstance(node, Scalar) and node.text is None:
        return _EMPTY.format(name=name), _EMPTY_ITEM_FIX
    context = details.get("ctx", {})
    message, fix = _SAID.get(str(context.get("pattern", details["type"])), ("{name}: {msg}", _MEND))
    is_sentence = details["type"] == "string_type" and isinstance(node, Mapping)
    return message.format(name=name, msg=details["msg"], **context), _COLON_FIX if is_sentence else fix


def _begin(node: Node) -> str:
    """Return what an editor sees first of a value."""
    if isinstance(node, Scalar):
        return node.text or ""
    return next((f"{key}: ..." for key in node.pairs), "") if isinstance(node, Mapping) else ""


def _name(path: Path) -> str:
    """Return what to call the thing at a path: its key, or an item of the list at its key."""
    keys = [step for step in path if isinstance(step, str) and step != KEY_STEP]
    if not keys:
        return "the item"
    if path[-1] == KEY_STEP:
        return f"a key of `{keys[-2]}`" if len(keys) > 1 else "a key"
    return f"`{keys[-1]}`" if isinstance(path[-1], str) else f"an item of `{keys[-1]}`"


def _walk(root: Node, path: Path) -> Node:
    """Return the node at a path, or the nearest one above it."""
    node = root
    for step in path:
        if isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        elif isinstance(node, Mapping) and isinstance(step, str) and (child := node.get(step)) is not None:
            node = child
    return node


def _key(root: Node, path: Path) -> Scalar:
    parent = _walk(root, path[:-1])
    pair = parent.pairs.get(str(path[-1])) if isinstance(parent, Mapping) else None
    return pair[0] if pair else Scalar(str(path[-1]), parent.line, parent.column)


def _keys(schema: object, path: Path) -> tuple[str, ...]:
    """Return the keys that a schema allows at a path."""
    models = tuple(_models(schema))
    for step in path:
        if isinstance(step, str):
            fields = (model.model_fields[step] for model in models if step in model.model_fields)
            models = tuple(model for field in fields for model in _models(field.annotation))
    return tuple(dict.fromkeys(key for model in models for key in model.model_fields))


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)

"""Rules for JSON: each says what is wrong with a value, in the words of Slack's `response_metadata.messages`."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

Rule: TypeAlias = Callable[[Any, str], Iterator[str]]
"""Yields the faults of a value that stands at a JSON pointer."""


def fault(what: str, pointer: str) -> str:
    """Return a fault as Slack writes it."""
    return f"[ERROR] {what} [json-pointer:{pointer}]"


def anything(_value: object, _pointer: str) -> Iterator[str]:
    """Accept any value: the stand-in does not know more about it."""
    return iter(())


def flag(value: object, pointer: str) -> Iterator[str]:
    """Accept true and false."""
    if not isinstance(value, bool):
        yield fault("must be a boolean", pointer)


def string(most: int, least: int = 1) -> Rule:
    """Accept a string with a number of characters within the limits."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield fault("must be a string", pointer)
        elif len(value) < least:
            yield fault(f"must be more than {least - 1} characters", pointer)
        elif len(value) > most:
            yield fault(f"must be less than {most + 1} characters", pointer)

    return check


def integer(most: int, least: int = 0) -> Rule:
    """Accept a whole number within the limits."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield fault("must be an integer", pointer)
        elif not least <= value <= most:
            yield fault(f"must be between {least} and {most}", pointer)

    return check


def one_of(*values: str) -> Rule:
    """Accept one of these strings."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if value not in values:
            yield fault(f"must be a valid enum value: {value}", pointer)

    return check


def listed(rule: Rule, most: int, least: int = 1) -> Rule:
    """Accept a list with a number of items within the limits, each accepted by a rule."""

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, list | tuple):
            yield fault("must be an array", pointer)
            return
        if len(value) < least:
            yield fault(f"no less than {least} items allowed", pointer)
        if len(value) > most:
            yield fault(f"no more than {most} items allowed", pointer)
        for position, item in enumerate(value):
            yield from rule(item, f"{pointer}/{position}")

    return check


def shape(
    required: Mapping[str, Rule], optional: Mapping[str, Rule] | None = None, either: tuple[str, ...] = ()
) -> Rule:
    """Accept an object with these fields and no others but `type`.

    `either` names optional fields of which one must be there.
    """
    known = {**required, **(optional or {})}

    def check(value: object, pointer: str) -> Iterator[str]:
        if not isinstance(value, Mapping):
            yield fault("must be an object", pointer)
            return
        for name in sorted(required.keys() - value.keys()):
            yield fault(f"missing required field: {name}", pointer)
        if either and not value.keys() & set(either):
            yield fault(f"must define either {' or '.join(f'`{name}`' for name in either)}", pointer)
        for name in sorted(value.keys() - known.keys() - {"type"}):
            yield fault(f"invalid additional property: {name}", pointer)
        for name in sorted(known.keys() & value.keys()):
            yield from known[name](value[name], f"{pointer}/{name}")

    return check


def kinds(rules: Mapping[str, Rule]) -> Rule:
    """Accept an object by the rule of its `type`."""

    def check(value: object, pointer: str) -> Iterator[str]:
        kind = value.get("type") if isinstance(value, Mapping) else None
        if kind is None:
            yield fault("missing required field: type", pointer)
        elif kind not in rules:
            yield fault(f"unsupported type: {kind}", f"{pointer}/type")
        else:
            yield from rules[kind](value, pointer)

    return check

"""Conversations written down: a YAML list of steps, each what somebody does and what they are to read afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

DONE = ("say", "click", "submit", "close", "open", "shortcut")
"""What can be done in a step; each has one of these."""
KNOWN = ("as", "in", "expect", *DONE)
NOT_A_LIST = "a conversation is a list of steps, such as `- {as: Ana, in: general, say: hello, expect: Hi}`"


class ScriptError(Exception):
    """A conversation that cannot be read; the text says where and what to do."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `person` and `place` are as before when they are empty.

    `does` is one of DONE and `what` its value: a text, or for `submit` what is entered by label. `expect` are texts that
    are to be read afterwards in one reply; None when any reply will do.
    """

    number: int
    does: str
    what: Any
    person: str = ""
    place: str = ""
    expect: tuple[str, ...] | None = field(default=None)


def read_script(text: str) -> tuple[Step, ...]:
    """Return the steps of a conversation. Raises ScriptError."""
    try:
        items = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ScriptError(" ".join(str(error).split())) from None
    if not isinstance(items, list) or not items:
        raise ScriptError(NOT_A_LIST)
    return tuple(_step(number, item) for number, item in enumerate(items, start=1))


def _step(number: int, item: object) -> Step:
    if not isinstance(item, Mapping):
        raise ScriptError(f"step {number}: {NOT_A_LIST}")
    if unknown := item.keys() - set(KNOWN):
        raise ScriptError(f"step {number}: {sorted(map(str, unknown))} is not known; use {', '.join(KNOWN)}")
    done = [name for name in DONE if name in item]
    if len(done) != 1:
        raise ScriptError(f"step {number}: has {done or 'nothing'} to do; write one of {', '.join(DONE)}")
    does, what = done[0], item[done[0]]
    if does == "submit" and not isinstance(what or {}, Mapping):
        raise ScriptError(f"step {number}: `submit` takes what is entered by label, such as {{Why: because}}")
    return Step(number, does, what, str(item.get("as", "")), str(item.get("in", "")), _expected(item))


def _expected(item: Mapping[str, Any]) -> tuple[str, ...] | None:
    if "expect" not in item:
        return None
    expected = item["expect"]
    return tuple(map(str, expected)) if isinstance(expected, list) else (str(expected),)

"""Responsible for the kinds of values that fields take: each turns text as written into a value, or says what is wrong."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

LONGEST_ENTRY_ID = 80
KEBAB = r"^[a-z0-9]+(-[a-z0-9]+)*$"
ONE_LINE = r"^[^\r\n\x85\u2028\u2029]*$"
PLACE = r"^[^\s#]+$"
CITED = r"^[^\s#]+#[^\s#]+$"
CURRENCY = "^[A-Z]{3}$"
ADDRESS = r"^https?://[^\s<>|]+$"
CHANNEL = "^[CG][A-Z0-9]+$"

_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"[+-]?[0-9]{1,9}")
_AMOUNT = re.compile(r"[0-9]{1,12}(\.[0-9]{1,4})?")

T = TypeVar("T")
Form = Literal["flag", "day", "retired", "whole", "amount"]
"""What text is turned into; the name is the type of the fault when it cannot be."""


class Yaml(BaseModel):
    """A mapping of the knowledge format: unknown keys are errors, and a key without a value counts as not given."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty_keys(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {key: value for key, value in data.items() if value is not None or key not in cls.model_fields}


def _from_text(form: Form, parse: Callable[[str], T]) -> BeforeValidator:
    """Return a validator that parses text; a fault of the type `form` when it is no text, or cannot be parsed."""

    def parsed(value: object) -> T:
        try:
            if isinstance(value, str):
                return parse(value.strip())
        except (ValueError, KeyError):
            pass
        raise PydanticCustomError(form, "not of this form")

    return BeforeValidator(parsed)


def _flag(text: str) -> bool:
    return _FLAGS[text.lower()]


def _date(text: str) -> date:
    if not _ISO_DATE.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _retired(text: str) -> bool | date:
    return _FLAGS[text.lower()] if text.lower() in _FLAGS else _date(text)


def _whole(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _amount(text: str) -> Decimal:
    if not _AMOUNT.fullmatch(text):
        raise ValueError(text)
    return Decimal(text)


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=KEBAB)]
EntryId = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_ENTRY_ID, pattern=ONE_LINE),
]
Place = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=PLACE)]
Cited = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, pattern=CITED),
    Field(examples=["architect-guide#faq-7"]),
]
Currency = Annotated[str, StringConstraints(strip_whitespace=True, pattern=CURRENCY), Field(examples=["USD"])]
Address = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=ADDRESS),
    Field(examples=["https://example.org/budget"]),
]
ChannelId = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=CHANNEL),
    Field(examples=["C012AB3CD"]),
]
Flag = Annotated[bool, _from_text("flag", _flag)]
Day = Annotated[date, _from_text("day", _date)]
Retired = Annotated[bool | date, _from_text("retired", _retired)]
Whole = Annotated[int, _from_text("whole", _whole)]
Amount = Annotated[Decimal, _from_text("amount", _amount)]

Texts = Annotated[tuple[Text, ...], Field(examples=[["one sentence", "another one"]])]
Citations = Annotated[
    tuple[Cited, ...],
    Field(description="The places that say so, each as source#place.", examples=[["architect-guide#faq-7"]]),
]
Aliases = Annotated[
    tuple[Text, ...],
    Field(description="Other names. A name belongs to one thing of a kind; ambiguous ones go to ambiguous.yaml."),
]

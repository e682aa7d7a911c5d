"""Responsible for the kinds of values that fields take: each turns text as written into a value, or says what is wrong."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

LONGEST_ENTRY_ID = 80
KEBAB = r"^[a-z0-9]+(-[a-z0-9]+)*$"

_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_NOT_FLAG = "must be true or false"
_NOT_DATE = "must be a date such as 2026-11-20"
_NOT_RETIRED = "must be false, true or the day of retirement such as 2026-11-20"
_NOT_WHOLE = "must be a whole number"
_NOT_AMOUNT = 'must be an amount such as "300" or "299.50"'

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WHOLE = re.compile(r"[+-]?\d{1,9}")
_AMOUNT = re.compile(r"\d{1,12}(\.\d{1,4})?")

T = TypeVar("T")


class Yaml(BaseModel):
    """A mapping of the knowledge format: unknown keys are errors, and a key without a value counts as not given."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty_keys(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        return {key: value for key, value in data.items() if value is not None or key not in cls.model_fields}


def _from_text(parse: Callable[[str], T], message: str) -> BeforeValidator:
    """Return a validator that parses text, and says `message` of what is no text or cannot be parsed."""

    def parsed(value: object) -> T:
        if not isinstance(value, str):
            raise ValueError(message)
        try:
            return parse(value.strip())
        except (ValueError, KeyError):
            raise ValueError(message) from None

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
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=LONGEST_ENTRY_ID, pattern=r"^[^\r\n\x85\u2028\u2029]*$"
    ),
]
Place = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=r"^[^\s#]+$")]
Cited = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, pattern=r"^[^\s#]+#[^\s#]+$"),
    Field(examples=["architect-guide#faq-7"]),
]
Currency = Annotated[str, StringConstraints(strip_whitespace=True, pattern="^[A-Z]{3}$"), Field(examples=["USD"])]
Flag = Annotated[bool, _from_text(_flag, _NOT_FLAG)]
Day = Annotated[date, _from_text(_date, _NOT_DATE)]
Retired = Annotated[bool | date, _from_text(_retired, _NOT_RETIRED)]
Whole = Annotated[int, _from_text(_whole, _NOT_WHOLE)]
Amount = Annotated[Decimal, _from_text(_amount, _NOT_AMOUNT)]

Texts = Annotated[tuple[Text, ...], Field(examples=[["one sentence", "another one"]])]
Citations = Annotated[
    tuple[Cited, ...],
    Field(description="The places that say so, each as source#place.", examples=[["architect-guide#faq-7"]]),
]
Aliases = Annotated[
    tuple[Text, ...],
    Field(description="Other names. A name belongs to one thing of a kind; ambiguous ones go to ambiguous.yaml."),
]

"""The fingerprint of an entry tells whether an editor changed it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from bot.domain.feedback import fingerprint
from bot.domain.knowledge import Entry, Visibility
from bot.domain.sources import Statement

ENTRY = Entry("price", "What does it cost?", "300 USD.", ("price?",), ("focp",), "price", ("guide#a",))


@pytest.mark.parametrize(
    "changed",
    [
        {"question": "How much is it?"},
        {"answer": "310 USD."},
        {"asks": ("price?", "cost?")},
        {"sources": ("guide#b",)},
        {"known": False},
        {"visibility": Visibility.INTERNAL},
        {"reviewed": date(2026, 11, 21)},
        {"review_by": date(2027, 11, 21)},
        {"see_also": ("length",)},
        {"statements": (Statement("300 USD.", ("guide#a",)),)},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_any_change_of_an_editor_changes_it(changed: dict[str, Any]) -> None:
    assert fingerprint(replace(ENTRY, **changed)) != fingerprint(ENTRY)


def test_it_is_the_same_for_the_same_entry_read_again() -> None:
    again = Entry("price", "What does it cost?", "300 USD.", ("price?",), ("focp",), "price", ("guide#a",))
    assert fingerprint(again) == fingerprint(ENTRY)
    assert len(fingerprint(ENTRY)) == 32

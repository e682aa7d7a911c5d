"""Replies as JSON: exactly the keys that section 3 of the interface promises."""

import json
from typing import Any

import pytest
from bot.domain.knowledge import Entry
from bot.domain.reply import Answer, Courtesy, Gap, Match, Option, Reply, Suggestions
from bot.terminal.as_json import as_json
from bot.terminal.plain import LONGEST

ONE = Entry("one", "What is one?", "**One.**", sources=("guide#a", "guide#b"))
TWO = Entry("two", "What is two?", "Two.", sources=("guide#b", "page#c"), known=False)
RANKED = (Match(ONE, 0.9), Match(TWO, 0.25))
OPTIONS = (Option(ONE, "What is one? (The One)"), Option(TWO, "What is two?"))
KEYS = {"status", "text", "sources", "entries", "confidence", "ranked", "elapsed_ms"}


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (
            Answer("**One.**\n\nTwo.", (ONE, TWO), RANKED),
            {
                "status": "answer",
                "text": "One.\n\nTwo.",
                "sources": ["guide#a", "guide#b", "page#c"],
                "entries": ["one", "two"],
            },
        ),
        (
            Gap("Two.", entry=TWO, ranked=RANKED),
            {"status": "gap", "text": "Two.", "sources": ["guide#b", "page#c"], "entries": ["two"]},
        ),
        (Gap("No.", ranked=RANKED), {"status": "gap", "text": "No.", "sources": [], "entries": []}),
        (Courtesy("Hello.", RANKED), {"status": "courtesy", "text": "Hello.", "sources": [], "entries": []}),
    ],
)
def test_a_reply_has_exactly_its_keys(reply: Reply, expected: dict[str, Any]) -> None:
    body = as_json(reply, 2.1)
    assert set(body) == KEYS
    assert body == {
        **expected,
        "confidence": 0.9,
        "ranked": [{"entry": "one", "confidence": 0.9}, {"entry": "two", "confidence": 0.25}],
        "elapsed_ms": 2.1,
    }


def test_suggestions_have_their_options_as_well() -> None:
    body = as_json(Suggestions("Which?", OPTIONS, RANKED), 2.1)
    assert set(body) == KEYS | {"options"}
    assert body["status"] == "suggestions"
    assert body["options"] == [
        {"entry": "one", "text": "What is one? (The One)", "sources": ["guide#a", "guide#b"]},
        {"entry": "two", "text": "What is two?", "sources": ["guide#b", "page#c"]},
    ]
    assert (body["sources"], body["entries"]) == ([], [])


def test_the_near_things_of_a_gap_stand_in_its_text_only() -> None:
    body = as_json(Gap("No.", OPTIONS, ranked=RANKED), 2.1)
    assert set(body) == KEYS
    assert all(option.text in body["text"] for option in OPTIONS)


def test_a_reply_without_ranked_entries_has_no_confidence() -> None:
    body = as_json(Courtesy("Hello."), 0.0)
    assert (body["confidence"], body["ranked"]) == (0.0, [])


@pytest.mark.parametrize("id_", ["7", "", 7, 0, 1.5, True, False, ["a"], {"b": None}])
def test_the_id_of_the_asker_comes_first_and_as_it_was(id_: object) -> None:
    body = as_json(Courtesy("Hello."), 0.0, id_)
    assert next(iter(body)) == "id"
    assert body["id"] is id_


def test_the_text_is_never_longer_than_a_reply_may_be() -> None:
    assert len(as_json(Answer("word " * 1_000, (ONE,)), 0.0)["text"]) <= LONGEST == 1_800


def test_a_reply_can_be_written_as_json() -> None:
    body = as_json(Suggestions("Which – “one”?", OPTIONS, RANKED), 2.123456, "7")
    assert json.loads(json.dumps(body)) == body
    assert body["elapsed_ms"] == 2.123

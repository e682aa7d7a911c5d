"""A question set is a knowledge, texts that it answers and texts that it does not."""

import json
from pathlib import Path

import pytest
from benchmarks.sets import NO_ANSWER, Query, question_set, read_set, shipped_set

from tests.benchmarks.coffee_shop import COFFEE

FOLDER = {
    "faq/prices.yaml": """
entries:
  - {id: price, question: What does the course cost?, asks: [price of the course], answer: Ten., sources: []}
""",
    "questions.yaml": """
questions:
  - {ask: how much for the course, expect: price}
  - {ask: and now, expect: price, thread: [what does the course cost]}
  - {ask: who won the match, expect: gap}
  - {ask: thanks, expect: courtesy}
  - {ask: the course, expect: suggestions}
""",
}


def written(folder: Path) -> Path:
    for name, text in FOLDER.items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def test_names_of_intents_do_not_reach_the_knowledge() -> None:
    assert [entry.id for entry in COFFEE.knowledge.entries] == ["e0000", "e0001", "e0002"]
    assert [query.gold for query in COFFEE.queries][-1] == frozenset({"e0002"})


def test_an_entry_without_an_answer_gets_one() -> None:
    assert {entry.answer for entry in COFFEE.knowledge.entries} == {NO_ANSWER}


def test_a_query_about_an_intent_without_an_entry_has_no_gold() -> None:
    faqs = [{"id": "a", "question": "a"}]
    assert question_set({"name": "x", "faqs": faqs, "queries": [{"text": "b", "gold": ["b"]}]}).queries == (
        Query("b", frozenset()),
    )


def test_a_set_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "set.json"
    body = {"name": "x", "faqs": [{"id": "a", "question": "é?"}], "queries": [{"text": "é", "gold": ["a"]}]}
    file.write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")
    assert read_set(file) == question_set(body)


def test_every_other_text_is_every_other_of_both_kinds() -> None:
    half = COFFEE.every(2)
    assert half.texts == ("opening hours please", "is there oat milk", "who won the match")
    assert half.knowledge == COFFEE.knowledge


def test_expected_questions_that_need_their_thread_or_get_a_question_back_are_left_out(tmp_path: Path) -> None:
    asked = shipped_set(written(tmp_path))
    assert asked.queries == (Query("how much for the course", frozenset({"price"})),)
    assert asked.outside == ("who won the match", "thanks")


def test_a_folder_that_expects_no_questions_is_told(tmp_path: Path) -> None:
    (written(tmp_path) / "questions.yaml").unlink()
    with pytest.raises(ValueError, match=r"has no questions\.yaml"):
        shipped_set(tmp_path)

"""Question sets: texts with the entries that answer them, texts that nothing answers, and the knowledge they are put to."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.content import load
from bot.domain.knowledge import Entry, Knowledge

NO_ANSWER = "See the reference."
"""The answer of an entry whose set gives none; every entry has one."""
DECLINED = ("gap", "courtesy")
"""What questions.yaml expects of a text that no entry answers."""
SHIPPED = Path(__file__).parents[1] / "knowledge"


@dataclass(frozen=True, slots=True)
class Query:
    """A text and the ids of the entries that answer it."""

    text: str
    gold: frozenset[str]


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Queries within the knowledge, and texts outside of it that no entry answers."""

    name: str
    knowledge: Knowledge
    queries: tuple[Query, ...]
    outside: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Return all texts, those within the knowledge first."""
        return (*(query.text for query in self.queries), *self.outside)

    def every(self, step: int) -> "QuestionSet":
        """Return the set with only every so-manieth text, for a quick look."""
        return QuestionSet(self.name, self.knowledge, self.queries[::step], self.outside[::step])


def question_set(body: Mapping[str, Any]) -> QuestionSet:
    """Return the set of a JSON object.

    It has `name`, `faqs` (each with `id`, `question`, `alternatives` and perhaps `answer`), `queries` (each with `text`
    and `gold`, ids) and `oos` (texts). Ids are replaced by numbers: the name of an intent must not help to find it.
    """
    number = {faq["id"]: f"e{place:04d}" for place, faq in enumerate(body["faqs"])}
    entries = tuple(
        Entry(
            id=number[faq["id"]],
            question=faq["question"],
            answer=faq.get("answer") or NO_ANSWER,
            asks=tuple(faq.get("alternatives") or ()),
        )
        for faq in body["faqs"]
    )
    queries = tuple(
        Query(query["text"], frozenset(number[id_] for id_ in query["gold"] if id_ in number))
        for query in body["queries"]
    )
    return QuestionSet(body["name"], Knowledge(body["name"], entries), queries, tuple(body.get("oos") or ()))


def read_set(file: Path) -> QuestionSet:
    """Return the set of a JSON file, such as `python -m benchmarks.convert` writes."""
    return question_set(json.loads(file.read_text(encoding="utf-8")))


def shipped_set(folder: Path = SHIPPED) -> QuestionSet:
    """Return the expected questions of a knowledge folder, but for those that need their thread or get a question back.

    Raises ValueError when the folder does not load or expects no questions.
    """
    knowledge = load(folder).knowledge
    if knowledge is None or not knowledge.questions:
        raise ValueError(f"{folder} does not load, or has no questions.yaml; see certguide check")
    ids = {entry.id for entry in knowledge.entries}
    alone = [question for question in knowledge.questions if not question.thread]
    return QuestionSet(
        f"{folder.name}/questions.yaml",
        knowledge,
        tuple(Query(question.ask, frozenset({question.expect})) for question in alone if question.expect in ids),
        tuple(question.ask for question in alone if question.expect in DECLINED),
    )

"""Entries to be are YAML that loads once it is filled in, whatever people asked and experts wrote."""

from datetime import date
from pathlib import Path

import pytest
from bot.content import check, load
from bot.content.writing import HEADER, NO_ANSWER, entries_yaml, unasked
from bot.domain.gaps import Stub
from bot.domain.knowledge import Entry, Knowledge
from bot.domain.problem import Severity
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TODAY = date(2026, 11, 20)
KNOWLEDGE = Knowledge("v1", (Entry("who-pays", "Who pays?", "We do.", asks=("is it free",)),))
TEXTS = st.text(min_size=1, max_size=60) | st.sampled_from(
    ["no", "12:30", "1.10", "a # b", "- x", "[link] why", "'", '"', "{a: b}", "who: me", "!tag", "&a *a", "null", "~", "? x",
     "a\u2028b", "\ufeffa", "a\x85b", "#", "%", "@here", "`x`", "---", "...", "2026-01-01", "0x1f", "\ud800", "x" * 2_000]
)  # fmt: skip
ANSWERS = (
    TEXTS | st.lists(TEXTS, min_size=1, max_size=4).map("\n".join) | st.sampled_from(["a\n  b\n\n\nc ", "\ta\n\tb"])
)
LISTS = st.lists(TEXTS, max_size=3).map(tuple)
STUBS = st.lists(st.builds(Stub, TEXTS, LISTS, ANSWERS, LISTS), min_size=1, max_size=4)
ERRORS = Severity.ERROR


def filled_in(text: str) -> str:
    """Do what an editor does."""
    return text.replace(NO_ANSWER, "  answer: Yes.")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STUBS)
def test_it_loads_once_it_is_filled_in(tmp_path: Path, stubs: list[Stub]) -> None:
    folder = tmp_path / "folder"
    (folder / "faq").mkdir(parents=True, exist_ok=True)
    (folder / "faq" / "old.yaml").write_text(
        "entries:\n- {id: who-pays, question: Who pays?, answer: We do.}\n- {id: free, question: is it free, answer: No.}\n"
    )
    text = filled_in(entries_yaml(stubs, KNOWLEDGE))
    (folder / "faq" / "new.yaml").write_bytes(text.encode("utf-8"))
    problems = check(folder, TODAY)
    assert [problem for problem in problems if problem.severity is ERRORS] == []
    assert {problem.code for problem in problems} <= {
        "few-asks",
        "uncited",
        "near-ask",
        "near-duplicate",
        "answer-too-long",
    }
    loaded = load(folder).knowledge
    assert loaded is not None
    assert len(loaded.entries) == len(stubs) + 2


def test_an_entry_is_written_as_an_editor_would() -> None:
    stub = Stub("how long is it valid?", ("valid for how long",), notes=("asked 2 times, last on 2026-11-19",))
    answered = Stub("Who checks?", (), "The *school*.\n\n- first\n- then", ("number 1",))
    assert (
        entries_yaml((stub, answered), KNOWLEDGE)
        == HEADER
        + """\
# asked 2 times, last on 2026-11-19
- id: how-long-is-it-valid
  question: how long is it valid?
  asks:
  - valid for how long
  answer:  # the point in the first sentence; at most 900 characters
  sources: []  # where it stands, such as guide#faq-7

# number 1
- id: who-checks
  question: Who checks?
  answer: |-
    The *school*.

    - first
    - then
  sources: []  # where it stands, such as guide#faq-7
"""
    )


def test_what_is_not_filled_in_does_not_load(tmp_path: Path) -> None:
    (tmp_path / "faq").mkdir()
    (tmp_path / "faq" / "new.yaml").write_text(entries_yaml((Stub("how long"),), KNOWLEDGE), encoding="utf-8")
    assert load(tmp_path).knowledge is None


@pytest.mark.parametrize(
    ("questions", "ids"),
    [
        (("who pays",), ["who-pays-2"]),
        (
            ("Wie lange gültig? Schön", "wie lange gültig, schön!"),
            ["wie-lange-gultig-schon", "wie-lange-gultig-schon-2"],
        ),
        (("почему?",), ["question"]),
        (("one two three four five six seven eight nine",), ["one-two-three-four-five-six-seven-eight"]),
    ],
)
def test_ids_are_made_of_the_question_and_free(questions: tuple[str, ...], ids: list[str], tmp_path: Path) -> None:
    (tmp_path / "faq").mkdir()
    text = filled_in(entries_yaml([Stub(question) for question in questions], KNOWLEDGE))
    (tmp_path / "faq" / "new.yaml").write_text(text, encoding="utf-8")
    loaded = load(tmp_path).knowledge
    assert loaded
    assert [entry.id for entry in loaded.entries] == ids


def test_what_is_asked_in_the_knowledge_by_now_is_known() -> None:
    new, old, older = Stub("how long", ("for ever",)), Stub("how long", ("IS IT FREE?",)), Stub("who pays")
    assert unasked((new, old, older), KNOWLEDGE) == (new,)

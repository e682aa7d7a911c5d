"""Problems are fit to print, and few enough to read."""

import pytest
from bot.content.codes import CODES
from bot.content.problems import in_order, problem, shown, spelled
from bot.domain.location import Location
from bot.domain.problem import Problem, Severity

HERE = Location("faq/a.yaml", 3, 5)


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("plain", "plain"),
        ("two\nlines\t\x1b[31m", "two\\nlines\\t\\x1b[31m"),
        ("\u202eright to left\u200b", "\\u202eright to left\\u200b"),
        ("\ud800", "\\ud800"),
        ("é 日本 😀", "é 日本 😀"),
        ("x" * 81, "x" * 77 + "..."),
        ("x" * 80, "x" * 80),
    ],
)
def test_values_are_shown_on_one_short_line(value: str, printed: str) -> None:
    assert shown(value) == printed


def test_a_problem_has_the_severity_of_its_code_and_says_what_to_do() -> None:
    assert problem("stale", HERE, "old").severity is Severity.WARNING
    assert problem("stale", HERE, "old").fix == CODES["stale"].fix
    assert problem("syntax", HERE, "wrong", fix="mend it").fix == "mend it"


def test_messages_are_fit_to_print_whatever_ids_stand_in_them() -> None:
    found = problem("dangling-id", HERE, "the entry a\x1b[31m\nb", fix="did you mean \u202e?")

    assert (found.message, found.fix) == ("the entry a\\x1b[31m\\nb", "did you mean \\u202e?")


def test_problems_stand_in_the_order_of_files_and_lines_each_once() -> None:
    late, early = problem("syntax", Location("b.yaml"), "x"), problem("stale", Location("a.yaml", 9), "x")

    assert in_order([late, early, late]) == (early, late)


def test_of_one_file_two_hundred_are_shown_and_the_rest_counted() -> None:
    many = [problem("stale", Location("a.yaml", line), "old") for line in range(1, 300)]
    many.append(problem("syntax", Location("a.yaml", 250), "wrong"))
    other = problem("syntax", Location("b.yaml"), "wrong")

    shown_ = in_order([*many, other])

    assert len(shown_) == 202
    assert shown_[200] == Problem(
        Location("a.yaml", 201),
        Severity.ERROR,
        "syntax",
        "100 more problems in this file are not shown",
        "",
        "mend those above first",
    )
    assert shown_[201] == other


def test_a_problem_fits_one_line_of_a_log() -> None:
    assert spelled(problem("syntax", HERE, "wrong", "a: b: c")) == "faq/a.yaml:3:5: wrong (a: b: c)"


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.name)
def test_every_code_says_what_it_finds_with_an_example_and_what_to_do(code: object) -> None:
    texts = [getattr(code, field) for field in ("finds", "example", "fix")]

    assert all(texts)
    assert not any(text.endswith((".", "!")) and text != texts[1] for text in texts)

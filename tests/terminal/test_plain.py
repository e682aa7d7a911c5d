"""Replies as plain text: nothing of Markdown is left, nothing that it says is lost, and nothing is too long."""

import pytest
from bot.domain.knowledge import Entry
from bot.domain.reply import Answer, Courtesy, Gap, Option, Reply, Suggestions
from bot.terminal.plain import LONGEST, NEAREST, plain, plain_reply, shortened
from hypothesis import given
from hypothesis import strategies as st

ONE, TWO = Option(Entry("one", "?", "!"), "What is **one**?"), Option(Entry("two", "?", "!"), "What is two?")


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("", ""),
        ("**bold**, *italic*, `code`, ~~gone~~", "bold, italic, code, gone"),
        ("# Heading\n\nfirst\nsecond\n\nthird", "Heading\n\nfirst\nsecond\n\nthird"),
        ("line  \nbreak", "line\nbreak"),
        ("R&amp;D is \\*not\\* bold", "R&D is *not* bold"),
        ("one\n\n---\n\ntwo", "one\n\ntwo"),
        ("> said\n> so", "said\nso"),
        ("a < b and <b>c</b>", "a < b and <b>c</b>"),
    ],
)
def test_text_keeps_its_lines_and_loses_its_marks(markdown: str, text: str) -> None:
    assert plain(markdown) == text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("- a\n- b", "- a\n- b"),
        ("* a\n* b", "- a\n- b"),
        ("- a\n  - b\n    - c\n- d", "- a\n  - b\n    - c\n- d"),
        ("1. a\n2. b\n3. c", "1. a\n2. b\n3. c"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("1) a\n2) b", "1) a\n2) b"),
        ("- a\n  1. x\n  2. y\n- b", "- a\n  1. x\n  2. y\n- b"),
        ("- a\n\n- b\n\n  and more\n- c", "- a\n- b\n  and more\n- c"),
        ("- a\n  goes on\n- b", "- a\n  goes on\n- b"),
        ("- ```\n  x = 1\n  y = 2\n  ```\n- b", "- x = 1\n  y = 2\n- b"),
        ("before\n- a\n\nafter", "before\n\n- a\n\nafter"),
        ("- **a** and [b](https://b.example)", "- a and b (https://b.example)"),
    ],
)
def test_lists_keep_their_marks_and_their_depth(markdown: str, text: str) -> None:
    assert plain(markdown) == text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("[the page](https://a.example)", "the page (https://a.example)"),
        ("[**the** page](https://a.example) says", "the page (https://a.example) says"),
        ("<https://a.example>", "https://a.example"),
        ("[https://a.example](https://a.example)", "https://a.example"),
        ("![a chart](https://a.example/c.png)", "a chart (https://a.example/c.png)"),
        (
            "[one](https://a.example) and [two](https://b.example)",
            "one (https://a.example) and two (https://b.example)",
        ),
    ],
)
def test_links_keep_their_address(markdown: str, text: str) -> None:
    assert plain(markdown) == text


def test_a_table_has_a_line_for_each_row() -> None:
    table = "before\n\n| Offer | Price |\n|---|---|\n| **Exam** | $120 |\n| Live |  |\n\nafter"
    assert plain(table) == "before\n\nOffer | Price\nExam | $120\nLive | \n\nafter"


def test_code_is_kept_as_it_stands() -> None:
    assert plain("run this:\n\n```sh\nmake test\n  --all **now**\n```\nthen rest") == (
        "run this:\n\nmake test\n  --all **now**\n\nthen rest"
    )


@given(st.text(max_size=300))
def test_no_text_breaks_it(markdown: str) -> None:
    assert plain(markdown) == plain(markdown).strip()


@given(st.lists(st.text("ab \n", max_size=400), max_size=20).map("".join))
def test_what_is_too_long_is_cut_after_a_word_and_says_so(text: str) -> None:
    cut = shortened(text)
    assert len(cut) <= LONGEST
    if len(text) <= LONGEST:
        assert cut == text
    else:
        assert cut.endswith(" …")
        assert text.startswith(cut.removesuffix(" …"))


@pytest.mark.parametrize("word", ["a", "word ", "line\n"])
def test_a_cut_text_is_nearly_as_long_as_it_may_be(word: str) -> None:
    assert LONGEST - 10 < len(shortened(word * LONGEST)) <= LONGEST


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        (Answer("**Yes.**", ()), "Yes."),
        (Courtesy("You are welcome."), "You are welcome."),
        (Gap("I *don't* know."), "I don't know."),
        (Gap("I don't know.", (ONE, TWO)), f"I don't know.\n{NEAREST}\n1. What is **one**?\n2. What is two?"),
        (Suggestions("Which?", (ONE, TWO)), "Which?\n1. What is **one**?\n2. What is two?"),
        (Answer("long " * 1_000, ()), shortened("long " * 1_000)),
    ],
)
def test_a_reply_is_its_text_with_what_can_be_chosen(reply: Reply, text: str) -> None:
    assert plain_reply(reply) == text

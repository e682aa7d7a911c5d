"""Single texts: their length, their Markdown, their quotes, their age."""

from pathlib import Path

import pytest

from tests.content.folders import codes, found, messages, write

HTML = "Slack shows HTML as plain characters ({})"
MENTION = "this would notify people or link to a channel ({})"


def answered(tmp_path: Path, answer: str) -> Path:
    indented = answer.replace("\n", "\n      ")
    return write(tmp_path, faq_a=f"entries:\n  - id: a\n    question: b\n    answer: |\n      {indented}\n")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            "# Title\n\n**bold** _it_ ~~old~~ `code <b>` [link](https://example.org) <https://example.org>\n\n> quoted\n\n---",
            [],
        ),
        ("- [ ] todo\n- [x] done\n\n1. one\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\n<b>\n```\n", []),
        ("5 < 6 and 7 > 6, a [note] & so on, [a](mailto:a@example.org)", []),
        ("a<br>b", [HTML.format("<br>")]),
        ("<!-- hidden -->", [HTML.format("<!-- hidden -->")]),
        ("<div>\nx\n</div>", [HTML.format("<div>\\nx\\n</div>")]),
        ("![a cup](https://example.org/cup.png)", ["Slack shows an image as a link (![a cup])"]),
        ("true[^1]", ["Slack knows no footnotes ([^1])"]),
        ("[page](/url-here)", ["this link has no full address (/url-here)"]),
        ("ask <@U012ABC>", [MENTION.format("<@U012ABC>")]),
        ("ask <!channel>", [MENTION.format("<!channel>")]),
        ("<https://example.org|a page>", ["this is Slack's old form of a link (<https://example.org|a page>)"]),
    ],
)
def test_markdown_that_slack_does_not_show_as_written_is_told(answer: str, said: list[str], tmp_path: Path) -> None:
    assert messages(answered(tmp_path, answer), "unsupported-markdown") == said


def test_the_markdown_of_statements_is_looked_at_too(tmp_path: Path) -> None:
    folder = write(tmp_path, certifications_a="{id: a, name: A, summary: {text: An <i>exam</i>.}}")

    assert codes(folder).count("unsupported-markdown") == 2


@pytest.mark.parametrize(("length", "count"), [(900, 0), (901, 1)])
def test_an_answer_has_900_characters_at_most(length: int, count: int, tmp_path: Path) -> None:
    assert codes(answered(tmp_path, "x" * length)).count("answer-too-long") == count


@pytest.mark.parametrize(("asks", "count"), [(5, 1), (6, 0)])
def test_an_entry_has_six_asks_or_more(asks: int, count: int, tmp_path: Path) -> None:
    lines = "".join(f"\n  - ask {number}" for number in range(asks))

    assert (
        codes(write(tmp_path, faq_a=f"entries:\n- id: a\n  question: b\n  answer: c\n  asks:{lines}\n")).count(
            "few-asks"
        )
        == count
    )


@pytest.mark.parametrize(
    ("asks", "said"),
    [
        ("[how much, roughly]", ["a list of sentences in square brackets is split at each comma (how much)"]),
        ('["how much, roughly", how]', ["a list of sentences in square brackets is split at each comma (how)"]),
        ('["how much, roughly"]', []),
        ("[]", []),
        ("\n  - how much, roughly", []),
        ("\n  - no", ["other YAML readers take this for False, not for text (no)"]),
        ("\n  - 'no'", []),
        ("\n  - 12:30", ["other YAML readers take this for 750, not for text (12:30)"]),
        ("\n  - 1.10", ["other YAML readers take this for 1.1, not for text (1.10)"]),
        ("\n  - 007", ["other YAML readers take this for 7, not for text (007)"]),
        (
            "\n  - 2026-02-30",
            ["other YAML readers take this for a number or a date that does not exist, not for text (2026-02-30)"],
        ),
        ("\n  - 300\n  - 2026-02-28\n  - nope\n  - '007'", []),
        ("\n  - is it #1", ["what follows ` #` is a comment, and not part of this text (is it)"]),
        ("\n  - is it  # a comment", []),
        ("\n  - |\n    is it #1", []),
    ],
)
def test_text_that_is_not_what_it_seems_needs_quotes(asks: str, said: list[str], tmp_path: Path) -> None:
    folder = write(tmp_path, faq_a=f"entries:\n- id: a\n  question: b\n  answer: c\n  asks: {asks}\n")

    assert messages(folder, "needs-quotes") == said


@pytest.mark.parametrize(
    ("file", "text", "count"),
    [
        (
            "faq_a",
            "entries: [{id: a, question: b, answer: c, known: yes, reviewed: 2026-11-20, review_by: 2030-01-01}]",
            0,
        ),
        ("certifications_a", "{id: a, name: A, retired: no, levels: [{id: b, name: B, order: 01}]}", 0),
        (
            "certifications_a",
            "{id: a, name: A, offers: [{id: b, name: B, kind: live, price: {amount: 299.50, currency: USD}}]}",
            0,
        ),
        ("certifications_a", "{id: a, name: A, aliases: [on]}", 1),
        ("sources", "sources: [{id: a, title: A, places: {1.10: One}}]", 1),
        ("synonyms", "synonyms: [[no, nope]]", 1),
        ("faq_a", "entries: [{id: a, question: b, answer: c, knwon: false}]", 0),
        ("questions", "questions: [{ask: a, expect: gap, thread: [b, c]}]", 1),
    ],
)
def test_only_text_needs_quotes(file: str, text: str, count: int, tmp_path: Path) -> None:
    assert codes(write(tmp_path, **{file: text})).count("needs-quotes") == count


@pytest.mark.parametrize(("review_by", "count"), [("2026-11-20", 1), ("2026-11-21", 0), ("null", 0), ("soon", 0)])
def test_an_entry_is_stale_after_the_day_of_its_review(review_by: str, count: int, tmp_path: Path) -> None:
    folder = write(tmp_path, faq_a=f"entries: [{{id: a, question: b, answer: c, review_by: {review_by}}}]")

    assert [problem.code for problem in found(folder)].count("stale") == count

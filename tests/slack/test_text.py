"""Text: what a person meant, and what may be posted. No text may ping anyone or pass for a link to somewhere else."""

import html
import re

import pytest
from bot.slack.incoming import LONGEST_QUESTION, question_in
from bot.slack.outgoing import link, markdown, mrkdwn, plain, shortened
from bot.slack.reading import read_out
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

PIECES = [
    "<",
    ">",
    "!",
    "@",
    "#",
    "|",
    "&",
    ";",
    "[",
    "]",
    "(",
    ")",
    ":",
    "`",
    "*",
    "\\",
    "\n",
    " ",
    "\u200b",
    "\u2060",
]
WORDS = [
    "channel",
    "here",
    "U12345",
    "C1",
    "lt",
    "gt",
    "amp",
    "#60",
    "#x3c",
    "subteam^S1",
    "date^1^x",
    "x",
    "https://evil.example",
]
TOKENS = [
    "<!channel>",
    "<@U1>",
    "<#C1|general>",
    "&lt;",
    "&amp;lt;",
    "[a](https://evil.example)",
    "![i](http://x)",
    "<https://e.x|y>",
]
HOSTILE = st.lists(st.sampled_from(PIECES + WORDS + TOKENS) | st.characters(), max_size=30).map("".join)
CONTROL = re.compile(r"<[@#!]")
BROADCAST = re.compile(r"(?<!\w)@(channel|here|everyone)\b", re.IGNORECASE)
ESCAPES = re.compile(r"&(?!amp;|lt;|gt;)|[<>]")


def unescaped(text: str) -> str:
    """Return the text after Slack, or anyone after it, undid its escapes as often as they can be undone."""
    while (undone := html.unescape(text)) != text:
        text = undone
    return text


@settings(deadline=None)
@given(HOSTILE)
@example("<!channel>")
@example("&amp;lt;!here&amp;gt;")
@example("&<!l>t;!channel>")
@example("&[l](x)t;!channel>")
@example("<<!x>!channel>")
@example("<\u200b!channel>")
def test_nothing_pings_in_any_form(text: str) -> None:
    for safe in (
        plain(text),
        markdown(text),
        unescaped(mrkdwn(text)),
        unescaped(markdown(text)),
        unescaped(read_out(text)),
    ):
        assert not CONTROL.search(safe)
        assert not BROADCAST.search(safe)


@settings(deadline=None)
@given(HOSTILE)
def test_mrkdwn_escapes_exactly_what_slack_asks_for(text: str) -> None:
    assert not ESCAPES.search(mrkdwn(text))
    assert not ESCAPES.search(read_out(text))


@settings(deadline=None)
@given(HOSTILE)
@example("[a]: https://evil.example\n\n[a]")
@example("[a][b]\n\n[b]: https://evil.example")
@example("<https://evil.example|https://slack.com>")
def test_markdown_holds_no_link_image_or_html(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(markdown(text))
    kinds = {part.type for token in tokens for part in [token, *(token.children or ())]}
    assert not kinds & {"link_open", "image", "html_inline", "html_block"}


@settings(deadline=None)
@given(HOSTILE)
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert markdown(markdown(text)) == markdown(text)


@settings(deadline=None)
@given(HOSTILE, st.integers(10, 60))
def test_a_short_text_stays_within_its_limit(text: str, limit: int) -> None:
    assert len(shortened(text, limit)) <= limit
    assert len(read_out(text, limit)) <= limit


@settings(deadline=None)
@given(HOSTILE)
def test_a_question_is_one_visible_line(text: str) -> None:
    question = question_in(text)
    assert question == question.strip()
    assert question.isprintable()
    assert len(question) <= LONGEST_QUESTION


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("<@UBOT> what does FOCP cost?", "what does FOCP cost?"),
        ("<@UBOT|certguide>  and <@U2> <!subteam^S1|@team> <!here>?", "and ?"),
        ("see <#C1|general> and <#C2>", "see and"),
        ("<https://x.org/a?b=1&amp;c=2>", "https://x.org/a?b=1&c=2"),
        ("<https://x.org|the page> <mailto:a@x.org|a@x.org> <tel:+49>", "the page a@x.org tel:+49"),
        ("by <!date^1392734382^{date_short}|18 Feb>", "by 18 Feb"),
        ("5 &lt; 6 &amp;&amp; 7 &gt; 2, AT&amp;amp;T", "5 < 6 && 7 > 2, AT&amp;T"),
        ("&lt;@U1&gt;", "<@U1>"),
        ("ＦＯＣＰ ﬁrst\u00a0exam", "FOCP first exam"),
        ("cost\u200b\u202eof\tit\r\n?", "costof it ?"),
        (":wave: hi :man-raising-hand::skin-tone-2: at 12:30:45 a:b:c", "hi at 12:30:45 a:b:c"),
        (":+1: :tada::-1:", ""),
        ("", ""),
        ("x" * 5_000, "x" * 4_000),
        ("Что такое FinOps? 日本語 العربية", "Что такое FinOps? 日本語 العربية"),
    ],
)
def test_a_question_is_what_the_person_meant(typed: str, meant: str) -> None:
    assert question_in(typed) == meant


@pytest.mark.parametrize(
    ("written", "posted"),
    [
        ("cost < $300, a<b", "cost < $300, a‹b"),
        ("ask @here or <!everyone> or bob@here.com", "ask @ here or everyone or bob@here.com"),
        ("see [the guide](https://x.org/g) now", "see the guide (https://x.org/g) now"),
        ("[https://x.org](https://x.org)", "https://x.org"),
        ("[bank](https://evil.example 'bank.com')", "bank (https://evil.example)"),
        ("[run](javascript:alert)", "run"),
        ("![logo](https://x.org/l.png)", "logo (https://x.org/l.png)"),
        ("<https://x.org|the guide>", "the guide (https://x.org)"),
        ("<placeholder>", "‹placeholder›"),
        ("> quoted\n\n- **bold** `code`", "> quoted\n\n- **bold** `code`"),
        ("R&D, AT&amp;T, ?a=1&copy=2", "R&D, AT&T, ?a=1&copy=2"),
    ],
)
def test_markdown_keeps_its_form_and_shows_where_links_lead(written: str, posted: str) -> None:
    assert markdown(written) == posted


@pytest.mark.parametrize(
    ("url", "label", "shown"),
    [
        ("https://x.org/a?b=1&c=2", "A & B | C", "<https://x.org/a?b=1&amp;c=2|A &amp; B / C>"),
        ("https://evil.example", "https://bank.com", "https://bank.com (https://evil.example)"),
        ("https://evil.example", "bank.com", "bank.com (https://evil.example)"),
        ("https://www.bank.com/a", "bank.com: A", "<https://www.bank.com/a|bank.com: A>"),
        ("https://bank.com.evil.example", "bank.com", "bank.com (https://bank.com.evil.example)"),
        ("https://bank.com@evil.example", "bank.com", "bank.com (https://bank.com@evil.example)"),
        ("https://[bank.com", "bank.com", "bank.com"),
        ("javascript:alert(1)", "A", "A"),
        ("https://x.org|y", "A", "A"),
        ("https://x.org>", "A", "A"),
        (None, "<!channel>", "channel"),
    ],
)
def test_a_link_leads_where_it_says(url: str | None, label: str, shown: str) -> None:
    assert link(url, label) == shown


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("One. Two.", 9, "One. Two."),
        ("First paragraph.\n\nSecond one.", 24, "First paragraph. …"),
        ("A first sentence. And another one.", 26, "A first sentence. …"),
        ("word " * 10, 20, "word word word …"),
        ("x" * 30, 10, "xxxxxxxx …"),
    ],
)
def test_a_long_text_is_cut_where_it_pauses(text: str, limit: int, short: str) -> None:
    assert shortened(text, limit) == short


def test_markdown_is_read_out_without_marks() -> None:
    text = "**No.** It is _not_ `x`.\n\n- one\n- two\n  1. in\n  2. more\n\n## Then\n> said\n\n```\ncode\n```"
    assert read_out(text) == "No. It is not x.\n\n• one\n• two\n  1. in\n  2. more\n\nThen\n\nsaid\n\ncode"
    assert read_out("| a | b |\n|---|---|\n| 1 | 2 |\n") == "a | b | \n1 | 2 |"

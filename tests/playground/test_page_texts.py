"""Texts of apps and people become trees of known parts, in which nothing is HTML."""

import pytest
from bot.playground.page.dressing import dressed
from bot.playground.page.markdown import markdown_tree
from bot.playground.page.marking import Tree, mrkdwn_tree, plain_tree
from bot.playground.page.typing import as_markup
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Person


def told(tree: Tree) -> str:
    """Return a tree in one line: `b(bold)`."""
    return "".join(part if isinstance(part, str) else _told(part) for part in tree)


def _told(part: dict[str, object]) -> str:
    more = "".join(f" {name}={value}" for name, value in part.items() if name not in ("t", "c"))
    return f"{part['t']}{more}({told(part['c'])})"  # type: ignore[arg-type]  # a tree by construction


MRKDWN = (
    ("*bold* and _slanted_, ~gone~ `a*b*`", "b(bold) and i(slanted), s(gone) code(a*b*)"),
    ("*_both_*", "b(i(both))"),
    ("2*3*4 a_b_c", "2*3*4 a_b_c"),
    ("one\ntwo", "onebr()two"),
    ("<https://a.example/?b=1&amp;c=2|A &lt;b&gt;>", "a href=https://a.example/?b=1&c=2(A <b>)"),
    ("see https://a.example/b, please", "see a href=https://a.example/b(https://a.example/b), please"),
    ("<javascript:alert(1)|x>", "span(<javascript:alert(1)|x>)"),
    (
        "<@U1> <#C1|general> <!here> <!date^1^{date}|in May>",
        "user id=U1() channel id=C1(general) call(@here) time(in May)",
    ),
    ("&lt;script&gt;", "<script>"),
    ("&gt; one\n&gt; two\nthree", "quote(onebr()two)three"),
    ("before\n```\n*code* &lt;\n```\nafter", "beforepre(*code* <\n)after"),
    (":tada: :no_such_thing:", "🎉 :no_such_thing:"),
)
MARKDOWN = (
    ("**bold** *slanted* ~~gone~~ `code`", "p(b(bold) i(slanted) s(gone) code(code))"),
    ("- one\n- two", "ul(li(one)li(two))"),
    ("3. one", "ol start=3(li(one))"),
    ("# Head", "heading level=1(Head)"),
    ("one\ntwo", "p(onebr()two)"),
    ("<b onclick=alert(1)>", "p(<b onclick=alert(1)>)"),
    ("[x](javascript:alert(1))", "p([x](javascript:alert(1)))"),
    ("[x](ftp://a.example)", "p(x)"),
    ("[site](https://a.example)", "p(a href=https://a.example(site))"),
    ("https://a.example/b.", "p(a href=https://a.example/b(https://a.example/b).)"),
    ("![a chart](https://a.example/b.png)", "p(a chart)"),
    ("|a|b|\n|-|-|\n|1|2|", "table(thead(tr(th(a)th(b)))tbody(tr(td(1)td(2))))"),
    ("```\nx\n```", "pre(x)"),
    ("> quoted", "quote(p(quoted))"),
)


@pytest.mark.parametrize(("text", "tree"), MRKDWN)
def test_mrkdwn_is_read_as_slack_reads_it(text: str, tree: str) -> None:
    assert told(mrkdwn_tree(text)) == tree


@pytest.mark.parametrize(("text", "tree"), MARKDOWN)
def test_markdown_is_read_without_html_and_without_unsafe_links(text: str, tree: str) -> None:
    assert told(markdown_tree(text)) == tree


def test_plain_text_has_no_markup() -> None:
    assert told(plain_tree("*not bold* <@U1>\n:tada:")) == "*not bold* <@U1>br()🎉"


def test_every_text_of_a_block_gets_its_tree_and_keeps_what_the_app_sent() -> None:
    sent = {
        "type": "section",
        "text": {"type": "mrkdwn", "text": "*a*"},
        "fields": [{"type": "plain_text", "text": "*b*"}],
    }
    worn = dressed(sent)
    assert told(worn["text"]["tree"]) == "b(a)"
    assert told(worn["fields"][0]["tree"]) == "*b*"
    assert worn["text"]["text"] == "*a*"


def test_names_that_are_typed_become_mentions_and_markup_that_is_typed_stays_text(
    slack: Slack, ana: Person, general: Channel
) -> None:
    bot = slack.site.installation.bot_user
    typed = "@certguide, tell @Ana in #general & not a@anab <@U1>"
    expected = f"<@{bot}>, tell {ana.mention} in <#{general.id}|general> &amp; not a@anab &lt;@U1&gt;"
    assert as_markup(typed, slack.site.workspace) == expected

"""What is kept of a question that we could not answer: no mention, no address, no link, no long number."""

import re

import pytest
from bot.service.redacting import EMAIL, LINK, MENTION, NUMBER, redacted
from hypothesis import given
from hypothesis import strategies as st

WORDS = st.lists(st.sampled_from("how much is the focp exam in 2026 for 300 usd level 1 of 3 ?".split()), max_size=8)
PLACEHOLDERS = re.compile("|".join(map(re.escape, (MENTION, LINK, EMAIL, NUMBER))))
DIGITS = st.text("0123456789", min_size=5, max_size=16)
NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,15}", fullmatch=True)
LONG_NUMBER = re.compile(r"\d{5,}")

TRACES: dict[str, st.SearchStrategy[str]] = {
    "a mention": st.builds("<@U{}>".format, NAMES),
    "a mention with its name": st.builds("<@U{0}|{0}>".format, NAMES),
    "a channel": st.builds("<#C{0}|{0}>".format, NAMES),
    "a group": st.builds("<!subteam^S{0}|@{0}>".format, NAMES),
    "a typed mention": st.builds("@{}".format, NAMES),
    "an address": st.builds("{}@{}.example.org".format, NAMES, NAMES),
    "an address as Slack shows it": st.builds("<mailto:{0}@{1}.org|{0}@{1}.org>".format, NAMES, NAMES),
    "a link": st.builds("https://{0}.example.org/{0}?token={0}".format, NAMES),
    "a link as Slack shows it": st.builds("<https://example.org/{0}|the page of {0}>".format, NAMES),
    "a link without a scheme": st.builds("www.example.org/{}".format, NAMES),
    "a host with a path": st.builds("example.org/{}".format, NAMES),
    "a number": DIGITS,
    "a number in groups": DIGITS.map("-".join),
    "a number in groups with spaces": DIGITS.map(" ".join),
}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("is <@U012AB> a focp?", f"is {MENTION} a focp?"),
        ("ask ann.lee+x@example.co.uk about it", f"ask {EMAIL} about it"),
        ("see https://example.org/a?b=c now", f"see {LINK} now"),
        ("see <https://example.org/a|Ann's page> now", f"see {LINK} now"),
        ("my id is 12345", f"my id is {NUMBER}"),
        ("call +49 (170) 123-45 67 please", f"call {NUMBER} please"),
        ("card 4111 1111 1111 1111", f"card {NUMBER}"),
        ("it costs 1,500 usd in 2026", "it costs 1,500 usd in 2026"),
        ("my id is 123\u200b45", f"my id is {NUMBER}"),
        ("my id is ١٢٣٤٥ or 12345", f"my id is {NUMBER} or {NUMBER}"),
        ("how long is\nthe focp exam?", "how long is the focp exam?"),
        ("<@U012AB", MENTION),
    ],
)
def test_what_could_tell_who_asked_is_taken_out(text: str, kept: str) -> None:
    assert redacted(text) == kept


@pytest.mark.parametrize("kind", TRACES)
@given(data=st.data(), before=WORDS, after=WORDS)
def test_nothing_of_a_trace_is_left_wherever_it_stands(
    kind: str, data: st.DataObject, before: list[str], after: list[str]
) -> None:
    trace = data.draw(TRACES[kind])
    kept = redacted(" ".join([*before, trace, *after]))
    assert trace not in kept
    assert PLACEHOLDERS.search(kept)
    assert not LONG_NUMBER.search(kept)
    assert "@" not in kept
    assert "example" not in kept


@given(WORDS)
def test_words_short_numbers_and_years_are_kept(words: list[str]) -> None:
    kept = " ".join(word for word in words if not word.isdigit())
    assert redacted(kept) == kept


@given(st.text())
def test_what_was_redacted_once_stays_as_it_is(text: str) -> None:
    kept = redacted(text)
    assert redacted(kept) == kept
    assert not LONG_NUMBER.search(kept)
    assert not re.search(r"\S@\S|https?://\S", kept)

"""Whatever is typed, there is a reply, and it is one of ours."""

import pytest
from bot.domain.reply import Answer, Context, Courtesy, Gap, Suggestions
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.knowledges import GUILD
from tests.search.asking import engine

ANY = st.characters(exclude_categories=())
PIECES = st.sampled_from(
    "bacp cbpro certified barista professional level third live hello thanks tea sommelier how much $ ? ` ``` > <@U1> "
    ":wave: https://a.b/c &gt; \u0000 \u202e 😀 \ud83d ﷺ ㎞ 3 ² ①".split(" ")
)


@settings(max_examples=150)
@given(st.text(ANY, max_size=200))
def test_no_text_breaks_the_engine(text: str) -> None:
    assert isinstance(engine().ask(text).reply, Answer | Suggestions | Gap | Courtesy)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=8).map(" ".join))
def test_no_mixture_of_names_and_noise_breaks_the_engine_in_a_thread(first: str, then: str) -> None:
    context = engine().ask(first).context
    reply = engine().ask(then, context).reply
    assert reply.text
    assert all(0 <= match.confidence <= 1 for match in reply.ranked)


@settings(max_examples=50)
@given(st.lists(st.text(ANY, max_size=12)).map(tuple), st.none() | st.text(ANY, max_size=12))
def test_no_context_breaks_the_engine(subjects: tuple[str, ...], facet: str | None) -> None:
    assert engine().ask("how much is bacp", Context(subjects, facet)).reply.text


@pytest.mark.parametrize(
    "text",
    [
        "😀🎉👍🏽",
        "how much is bacp 😀",
        "bacp " * 8_000,
        "a" * 40_000,
        "```" * 13_000,
        "<" * 40_000,
        "> " * 20_000,
        ":" * 40_000,
        "@" * 40_000,
        "https://" * 5_000,
        "e\u0301" * 20_000,
        "Сколько стоит экзамен?",
        "考试多少钱",
        "كم سعر الامتحان",
        "परीक्षा कितने की है",
        "\x00\x01\x02\x1b[31m",
        "\u202eyas uoy od tahw",
        "'; DROP TABLE entries; --",
        "{name} %s %(x)s ${HOME}",
    ],
    ids=lambda text: ascii(text[:12]),
)
def test_odd_and_endless_messages_get_a_reply(text: str) -> None:
    reply = engine().ask(text).reply
    assert reply.text
    assert "\x1b" not in reply.text


@pytest.mark.parametrize("noise", ["😀", "\u200b", "\x00", "!!!???", "…", "\n\n"])
def test_noise_around_a_question_does_not_change_who_it_is_about(noise: str) -> None:
    reply = engine().ask(f"{noise} how much is bacp {noise}").reply
    assert isinstance(reply, Answer)
    assert GUILD in reply.entries[0].about

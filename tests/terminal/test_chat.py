"""A conversation in the terminal: what each line leads to."""

import io
from collections.abc import Iterable

import pytest
from bot.domain.reply import Answer, Courtesy, Suggestions
from bot.service.live import LiveAnswering
from bot.terminal.chat import CHOOSE, FRESH, NO_SUCH_OPTION, WELCOME, Chat, answer_lines, converse, options_of
from rich.console import Console

from tests.knowledges import coffee_knowledge

ANSWERING = LiveAnswering(coffee_knowledge())
WHICH = "barista certification"


def conversation(*lines: str) -> str:
    """Return what is shown while a person types these lines, and then goes away."""
    shown = io.StringIO()
    typed = iter(lines)

    def read(prompt: str) -> str:
        shown.write(prompt)
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    converse(ANSWERING, Console(file=shown, width=200, color_system=None), read)
    return shown.getvalue()


def answered(lines: Iterable[str]) -> str:
    written: list[str] = []
    answer_lines(ANSWERING, lines, written.append)
    return "".join(written)


def test_a_follow_up_is_about_what_was_said_before() -> None:
    chat = Chat(ANSWERING)
    chat.say("how much is bacp")
    reply = chat.say("and the live one?")
    assert isinstance(reply, Answer)
    assert reply.entries[0].id == "guild-live/price"


def test_a_number_chooses_one_of_the_options_offered() -> None:
    chat = Chat(ANSWERING)
    offered = chat.say(WHICH)
    assert isinstance(offered, Suggestions)
    chosen = chat.say("2")
    assert isinstance(chosen, Answer)
    assert chosen.entries == (offered.options[1].entry,)


@pytest.mark.parametrize("number", ["0", "9", "01", "١", "9" * 5_000])
def test_a_number_that_was_not_offered_is_told_and_the_offer_stands(number: str) -> None:
    chat = Chat(ANSWERING)
    chat.say(WHICH)
    assert chat.say(number) == NO_SUCH_OPTION.format(number=number)
    assert isinstance(chat.say("1"), Answer)


def test_a_number_without_an_offer_is_a_question_like_any_other() -> None:
    assert Chat(ANSWERING).say("7") == ANSWERING.ask("7").reply


def test_an_offer_is_over_when_something_else_is_asked() -> None:
    chat = Chat(ANSWERING)
    chat.say(WHICH)
    context = ANSWERING.ask(WHICH).context
    chat.say("thanks")
    assert chat.say("7") == ANSWERING.ask("7", context).reply


def test_new_forgets_the_subject_and_the_offer() -> None:
    chat = Chat(ANSWERING)
    chat.say("how much is bacp")
    assert chat.say("New") == FRESH
    assert chat.say("and the live one?") == ANSWERING.ask("and the live one?").reply
    chat.say(WHICH)
    chat.say("new")
    assert chat.say("7") == ANSWERING.ask("7").reply


def test_only_suggestions_and_gaps_offer_something() -> None:
    assert options_of(Courtesy("Hello.")) == options_of(Answer("Yes.", ())) == ()


def test_a_conversation_shows_answers_with_their_sources_and_ends_with_the_input() -> None:
    shown = conversation("who is cbpro foundation for?", "", "thanks")
    assert WELCOME in shown
    assert "People who have never pulled a shot." in shown
    assert "Source: Barista guide (Bean School, 2026-03-01): The three levels" in shown
    assert "Confidence: " in shown
    assert "You are welcome." in shown


def test_a_conversation_offers_options_by_number() -> None:
    shown = conversation(WHICH, "9", "1")
    assert CHOOSE in shown
    assert "1. " in shown
    assert "There is no option 9." in shown
    assert "Source: " in shown


@pytest.mark.parametrize("leaving", ["quit", "exit", "Q", ":q", "  QUIT "])
def test_a_person_leaves_with_a_word(leaving: str) -> None:
    assert "bean" not in conversation(leaving, "who is the bean school barista for?").lower()


@pytest.mark.parametrize("typed", ["[bold]how much is bacp[/bold]", "[/]", "[red", "how much is [link=x]bacp[/link]"])
def test_what_people_type_is_never_taken_for_markup(typed: str) -> None:
    assert conversation(typed).count("You:") == 2


def test_each_line_of_a_pipe_is_answered_for_itself() -> None:
    assert answered(["who is cbpro foundation for?\n", "\n", "and the live one?\n", "thanks"]).split("\n\n")[-1] == (
        "You are welcome.\n"
    )
    alone, within = answered(["does it expire?"]), answered(["how much is bacp?", "does it expire?"])
    assert within.endswith(alone)


def test_no_lines_are_answered_by_nothing() -> None:
    assert answered([]) == answered(["\n", "   \n"]) == ""

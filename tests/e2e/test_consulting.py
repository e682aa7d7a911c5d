"""`/cert recommend`, `path`, `next` and `compare`: to the person alone, with what leads on, shared when they want that."""

import pytest
from bot.playground.controls import controls
from bot.playground.faults import Refused
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Message, Person
from bot.service.live import LiveAnswering

from tests.e2e.conftest import answering_from
from tests.e2e.reading import called, read, until_read
from tests.packs import NIMBUS

pytestmark = pytest.mark.usefixtures("app")


@pytest.fixture(scope="module")
def answering() -> LiveAnswering:
    return answering_from(NIMBUS)


async def told(slack: Slack, person: Person, typed: str, channel: Channel | None = None) -> Message:
    return await slack.answer(await slack.command(person, "/cert", typed, channel))


def labels(message: Message) -> list[str]:
    return [control.label for control in controls(message.blocks)]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("recommend i keep servers running as an operations engineer", "Nimbus Operator, Associate"),
        ("recommend operations engineer, I hold NOP", "What I kept to: you hold Nimbus Operator."),
        ("recommend operations engineer, budget 10 EUR", "your budget had to give"),
        ("recommend beekeeper", "Which of these is nearest to your work?"),
        ("path uptime path", "Nimbus Principal, Expert"),
        ("path app developer", "Nimbus Builder, Associate"),
        ("path nimbus operator", "is something else"),
        ("path", "Please type a role"),
        ("path xyzzy", "I know nothing by the name"),
        ("next nimbus operator", "same track: Nimbus Reliability Professional"),
        ("next nimbus principal", "No source says what comes after Nimbus Principal"),
        ("next operations engineer", "is something else"),
        ("next", "Please type a certification"),
        ("compare nimbus operator, nimbus builder", "Differences come first"),
        ("compare NOP vs nimbus builder vs NGP", "Nimbus Guard Professional"),
        ("compare nimbus operator class with exam, nimbus operator", "Class with exam"),
        ("compare nimbus operator, xyzzy", "I know nothing by the name “xyzzy”"),
        ("compare nimbus operator and nimbus guard", "I know nothing by the name “nimbus guard”"),
        ("compare nimbus operator", "Please type two or three things"),
        ("compare", "Please type two or three things"),
    ],
)
async def test_what_is_consulted_is_told_to_the_person_alone(slack: Slack, ana: Person, typed: str, said: str) -> None:
    answer = await told(slack, ana, typed)
    assert said in read(answer)
    assert answer.visible_to == ana.id
    assert slack.site.calls.remarks() == ()


async def test_a_recommendation_gives_ordered_steps_with_reasons_needs_time_price_and_what_is_next(
    slack: Slack, ana: Person
) -> None:
    words = read(await told(slack, ana, "recommend access engineer"))
    for part in (
        "Why: Nimbus Guard Professional, Professional requires it.",
        "Needs: Nimbus Operator, Associate has to be held. (taken before)",
        "Prepare: 45 days",
        "Price: Exam: €280",
        "Next, same track: Nimbus Principal.",
        "Cost: 420 EUR",
        "Nimbus handbook",
    ):
        assert part in words
    assert words.index("Nimbus Operator, Associate") < words.index("Guard of accounts: Nimbus Guard Professional")


async def test_who_is_not_known_chooses_a_role_and_gets_a_recommendation_in_place(slack: Slack, ana: Person) -> None:
    asked = await told(slack, ana, "recommend beekeeper, at most 500 EUR")
    role = labels(asked)[0]
    answer = await slack.answer(await slack.press(ana, asked, role))
    assert f"For: {role}" in read(answer)
    assert "at the most 500 EUR" in read(answer)
    assert slack.seen(ana, slack.direct_channel(ana)) == (answer,)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("recommend guard of accounts, I hold NOP", "Guard of accounts: Nimbus Guard Professional"),
        ("next nimbus operator", "Nimbus Reliability Professional"),
        ("compare nimbus operator, nimbus builder", "side by side"),
    ],
)
async def test_what_was_consulted_is_shared_once_under_the_name_of_who_shared_it(
    slack: Slack, ana: Person, bo: Person, general: Channel, typed: str, said: str
) -> None:
    answer = await told(slack, ana, typed, general)
    await slack.answer(await slack.press(ana, answer, "Share in channel"), 2)
    again = await slack.answer(await slack.press(ana, answer, "Share in channel"))
    assert "already posted" in read(again)
    [seen] = slack.seen(bo, general)
    assert "Shared by Ana" in read(seen)
    assert said in read(seen)
    assert called(slack) == ()


async def test_a_comparison_is_a_table_and_text_where_tables_are_refused(slack: Slack, ana: Person) -> None:
    answer = await told(slack, ana, "compare nimbus operator, nimbus builder")
    [table] = [block for block in answer.blocks if block["type"] == "data_table"]
    assert [cell["text"] for cell in table["rows"][0]] == ["Side", "Nimbus Operator (NOP)", "Nimbus Builder (NBU)"]
    slack.site.faults.add("response_url", Refused("invalid_blocks"))
    plain = await told(slack, ana, "compare nimbus operator, nimbus builder")
    assert "data_table" not in [block["type"] for block in plain.blocks]
    assert "Nimbus Operator (NOP): Exam: €140" in read(plain)


ASKED = "is the price of nimbus operator lower than that of nimbus builder?"


def tables(message: Message) -> list[list[str]]:
    """Return the first row of each table in a message."""
    found = [block for block in message.blocks if block["type"] == "data_table"]
    return [[cell["text"] for cell in table["rows"][0]] for table in found]


SIDE_BY_SIDE = [["Side", "Nimbus Operator (NOP)", "Nimbus Builder (NBU)"]]


@pytest.mark.parametrize("surface", ["mention", "direct message", "command"])
async def test_a_comparison_that_answers_a_question_is_a_table_wherever_it_was_asked(
    slack: Slack, ana: Person, general: Channel, surface: str
) -> None:
    match surface:
        case "mention":
            answer = await slack.answer(await slack.mention(ana, general, ASKED))
        case "direct message":
            answer = await slack.answer(await slack.direct_message(ana, ASKED))
        case _:
            answer = await told(slack, ana, f"ask {ASKED}", general)
    assert tables(answer) == SIDE_BY_SIDE
    assert "Nimbus Operator (NOP): Exam: €140" in answer.text
    assert {"context", "context_actions"} <= {block["type"] for block in answer.blocks}
    assert slack.site.calls.remarks() == ()


async def test_a_comparison_in_a_thread_is_text_where_tables_are_refused(
    slack: Slack, ana: Person, general: Channel
) -> None:
    slack.site.faults.add("chat.postMessage", Refused("invalid_blocks"))
    answer = await slack.answer(await slack.mention(ana, general, ASKED))
    assert {block["type"] for block in answer.blocks} <= {"section", "actions"}
    assert "Nimbus Operator (NOP): Exam: €140" in read(answer)


async def test_a_changed_question_changes_a_comparison_and_back(slack: Slack, ana: Person) -> None:
    asked = await slack.direct_message(ana, ASKED)
    answer = await slack.answer(asked)
    slack.site.faults.add("chat.update", Refused("invalid_blocks"))
    changed = await slack.editing.change(asked, "how does nimbus operator differ from nimbus guard professional?")
    other = await until_read(slack, answer, "Nimbus Guard Professional (NGP)")
    assert {block["type"] for block in other.blocks} <= {"section", "actions"}
    await slack.editing.change(changed, ASKED)
    assert tables(await until_read(slack, answer, "Nimbus Builder (NBU)")) == SIDE_BY_SIDE


async def test_a_comparison_that_answers_is_shared_as_a_table(
    slack: Slack, ana: Person, bo: Person, general: Channel
) -> None:
    answer = await told(slack, ana, f"ask {ASKED}", general)
    await slack.answer(await slack.press(ana, answer, "Share in channel"), 2)
    [seen] = slack.seen(bo, general)
    assert "Shared by Ana" in read(seen)
    assert tables(seen) == SIDE_BY_SIDE


async def test_a_step_leads_to_its_card(slack: Slack, ana: Person) -> None:
    answer = await told(slack, ana, "path guard of accounts")
    card = await slack.answer(await slack.press(ana, answer, "Nimbus Operator, Associate"))
    assert "Nimbus Operator" in read(card)

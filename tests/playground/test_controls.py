"""What a person reads, can press, and is called by."""

import pytest
from bot.playground.controls import control, controls, pings, words
from bot.playground.wire import Json
from bot.playground.workspace import Message

from tests.playground.blocks import actions, button, option, plain, section

BLOCKS: list[Json] = [
    section(
        "Which one?", block_id="a", accessory={"type": "overflow", "action_id": "more", "options": [option("Later")]}
    ),
    actions(button("Yes", "yes", value="y"), button("No", "no"), block_id="b"),
    {
        "type": "context_actions",
        "block_id": "c",
        "elements": [
            {
                "type": "feedback_buttons",
                "action_id": "feedback",
                "positive_button": {"text": plain("Helpful"), "value": "+"},
                "negative_button": {"text": plain("Not helpful"), "value": "-"},
            }
        ],
    },
]


def test_everything_that_can_be_pressed_is_found() -> None:
    assert [found.label for found in controls(BLOCKS)] == ["Later", "Yes", "No", "Helpful", "Not helpful"]


@pytest.mark.parametrize(
    ("label", "action"),
    [
        ("Yes", {"type": "button", "action_id": "yes", "block_id": "b", "text": plain("Yes"), "value": "y"}),
        (
            "Not helpful",
            {
                "type": "feedback_buttons",
                "action_id": "feedback",
                "block_id": "c",
                "text": plain("Not helpful"),
                "value": "-",
            },
        ),
        ("Later", {"type": "overflow", "action_id": "more", "block_id": "a", "selected_option": option("Later")}),
    ],
)
def test_a_press_reports_what_was_pressed(label: str, action: Json) -> None:
    assert control(BLOCKS, label).action == action


def test_a_part_of_what_a_button_says_is_enough_when_no_other_says_it() -> None:
    assert control(BLOCKS, "Not").label == "Not helpful"


@pytest.mark.parametrize(("label", "number"), [("Maybe", 0), ("e", 4)])
def test_a_button_that_is_missing_or_meant_vaguely_is_told_with_those_that_are_there(label: str, number: int) -> None:
    with pytest.raises(LookupError, match=rf"{number} controls say '{label}'; there are \['Later', 'Yes'"):
        control(BLOCKS, label)


def test_words_are_those_of_the_blocks_and_else_of_the_text() -> None:
    assert words([section("One"), section("Two")], "fallback") == "One\nTwo"
    assert words([], "fallback") == "fallback"


@pytest.mark.parametrize(
    ("text", "blocks", "called"),
    [
        ("hello <@U1> and <!channel>", [], ("<@U1>", "<!channel>")),
        ("&lt;!channel&gt; @here <https://example.com|x> <!date^1^{date}|today>", [], ()),
        ("", [section("<!here>")], ("<!here>",)),
        ("", [{"type": "section", "text": plain("<!here>")}], ()),
        ("", [{"type": "markdown", "text": "<!subteam^S1>"}], ("<!subteam^S1>",)),
        ("", [{"type": "rich_text", "elements": [{"type": "broadcast", "range": "here"}]}], ("here",)),
    ],
)
def test_a_message_calls_only_those_whom_its_markup_names(
    text: str, blocks: list[Json], called: tuple[str, ...]
) -> None:
    assert pings(Message("C1", "1.0", "U0", text, tuple(blocks))) == called

"""A message or view that Slack would refuse is refused, and one that it takes is taken."""

import pytest
from bot.playground.limits.messages import message_faults, remarks_on, too_much_text
from bot.playground.limits.views import view_faults
from bot.playground.wire import Json

from tests.playground.blocks import actions, button, markdown, modal, option, plain, section, text_input

FEEDBACK = {
    "type": "feedback_buttons",
    "action_id": "feedback",
    "positive_button": {"text": plain("Helpful"), "value": "+"},
    "negative_button": {"text": plain("Not helpful"), "value": "-"},
}
CELL = {"type": "raw_text", "text": "x"}
ALERT = {"type": "alert", "text": plain("x")}
DIVIDER = {"type": "divider"}
TABLE = {"type": "data_table", "caption": "Prices", "rows": [[CELL, CELL], [CELL, {"type": "raw_number", "value": 1}]]}
CHART = {"type": "data_visualization", "title": "Prices", "chart": {"type": "bar"}}
IMAGE = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "A picture"}


def select(**more: object) -> Json:
    return actions({"type": "static_select", "action_id": "pick", "placeholder": plain("Pick"), **more})


@pytest.mark.parametrize(
    "blocks",
    [
        [section("x" * 3000)],
        [{"type": "section", "fields": [plain("x" * 2000)] * 5}],
        [{"type": "header", "text": plain("x" * 150)}],
        [{"type": "context", "elements": [plain("x"), {"type": "mrkdwn", "text": "x"}, {**IMAGE}]}],
        [actions(*(button(action_id=f"press-{number}") for number in range(25)))],
        [actions(button(action_id="one")), actions(button(action_id="one"))],
        [{"type": "context_actions", "elements": [FEEDBACK]}],
        [markdown("x" * 12_000)],
        [section(accessory={"type": "overflow", "action_id": "more", "options": [option()] * 5})],
        [select(options=[option()] * 100)],
        [select(option_groups=[{"label": plain("A"), "options": [option()]}])],
        [TABLE, CHART, CHART, IMAGE],
        [DIVIDER] * 50,
    ],
)
def test_what_fits_is_taken(blocks: list[Json]) -> None:
    assert list(message_faults(blocks)) == []
    assert not too_much_text(blocks)


@pytest.mark.parametrize(
    ("blocks", "fault"),
    [
        ([{"type": "marquee"}], "unsupported type: marquee [json-pointer:/blocks/0/type]"),
        ([{"text": plain("x")}], "missing required field: type [json-pointer:/blocks/0]"),
        (["divider"], "missing required field: type [json-pointer:/blocks/0]"),
        ([section("")], "must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
        ([section("x" * 3001)], "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
        ([{"type": "section"}], "must define either `text` or `fields` [json-pointer:/blocks/0]"),
        ([{"type": "section", "text": "x"}], "missing required field: type [json-pointer:/blocks/0/text]"),
        ([section(colour="red")], "invalid additional property: colour [json-pointer:/blocks/0]"),
        (
            [{"type": "section", "text": {"type": "mrkdwn", "text": "x", "emoji": True}}],
            "invalid additional property: emoji [json-pointer:/blocks/0/text]",
        ),
        ([{"type": "header", "text": plain("x" * 151)}], "must be less than 151 characters"),
        ([{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}], "must be a valid enum value: mrkdwn"),
        ([{"type": "context", "elements": [plain("x")] * 11}], "no more than 10 items allowed"),
        ([{"type": "context", "elements": []}], "no less than 1 items allowed"),
        ([actions(button("x" * 76))], "must be less than 76 characters"),
        ([actions(button(value="x" * 2001))], "must be less than 2001 characters"),
        ([actions(button(style="purple"))], "must be a valid enum value: purple"),
        (
            [actions(button(), button())],
            "`action_id` already exists: press [json-pointer:/blocks/0]",
        ),
        ([section(block_id="a"), section(block_id="a")], "`block_id` already exists: a [json-pointer:/blocks]"),
        ([section(block_id="x" * 256)], "must be less than 256 characters"),
        ([markdown("x" * 6_001)] * 2, "markdown blocks must have less than 12001 characters together"),
        ([select()], "must define either `options` or `option_groups`"),
        ([select(options=[option()] * 101)], "no more than 100 items allowed"),
        ([select(options=[option("x" * 76)])], "must be less than 76 characters"),
        ([DIVIDER] * 51, "no more than 50 items allowed [json-pointer:/blocks]"),
        ([CHART] * 3, "no more than 2 data_visualization blocks allowed"),
        ([{**TABLE, "rows": [[CELL]]}], "no less than 2 items allowed [json-pointer:/blocks/0/rows]"),
        ([{**TABLE, "rows": [[CELL], [CELL, CELL]]}], "all rows must have the same number of cells"),
        ([{"type": "image", "image_url": "https://example.com/a.png"}], "missing required field: alt_text"),
        ([{"type": "image", "alt_text": "x"}], "must define either `image_url` or `slack_file`"),
        ([ALERT], "unsupported type: alert"),
    ],
)
def test_a_block_beyond_a_limit_is_refused(blocks: list[Json], fault: str) -> None:
    assert any(fault in told for told in message_faults(blocks)), list(message_faults(blocks))


def test_all_blocks_together_may_not_say_too_much() -> None:
    assert too_much_text([section("x" * 3000)] * 4)
    assert too_much_text([markdown("x" * 11_000), section("x" * 2_500)])
    assert not too_much_text([markdown("x" * 11_000), section("x" * 2_000)])


@pytest.mark.parametrize(
    ("text", "blocks", "expected"),
    [("x", [DIVIDER], 0), ("", [DIVIDER], 1), (" ", [DIVIDER], 1), ("x" * 4001, [], 1), ("x" * 4000, [], 0)],
)
def test_a_missing_fallback_and_a_long_text_are_remarked(text: str, blocks: list[Json], expected: int) -> None:
    assert len(list(remarks_on(text, blocks))) == expected


@pytest.mark.parametrize(
    "view",
    [
        modal(text_input("Why"), ALERT),
        {"type": "home", "blocks": [section(), actions(button())]},
        {"type": "modal", "title": plain("x"), "blocks": []},
    ],
)
def test_a_view_that_fits_is_taken(view: Json) -> None:
    assert list(view_faults(view)) == []


@pytest.mark.parametrize(
    ("view", "fault"),
    [
        ({"type": "drawer", "blocks": []}, "unsupported type: drawer [json-pointer:/view/type]"),
        ({"type": "modal", "blocks": []}, "missing required field: title [json-pointer:/view]"),
        (modal(title=plain("x" * 25)), "must be less than 25 characters [json-pointer:/view/title/text]"),
        (modal(private_metadata="x" * 3001), "must be less than 3001 characters"),
        (modal(*[DIVIDER] * 101), "no more than 100 items allowed"),
        (modal(markdown("x")), "unsupported type: markdown"),
        ({"type": "home", "title": plain("x"), "blocks": []}, "invalid additional property: title"),
        ({"type": "home", "blocks": [ALERT]}, "unsupported type: alert"),
        (
            {"type": "modal", "title": plain("x"), "blocks": [text_input("Why")]},
            "`submit` is required when an input block is within blocks [json-pointer:/view]",
        ),
    ],
)
def test_a_view_beyond_a_limit_is_refused(view: Json, fault: str) -> None:
    assert any(fault in told for told in view_faults(view)), list(view_faults(view))

"""Limits of Block Kit's composition objects and interactive elements.

From slack-sdk 3.47 and the block-kit reference of docs.slack.dev.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.playground.limits.rules import Rule, anything, flag, integer, kinds, listed, one_of, shape, string

ID = string(255)
URL = string(3000)
LABEL = string(75)
NOTHING: dict[str, Rule] = {}


def plain(most: int) -> Rule:
    """Accept a `plain_text` object of at most so many characters."""
    return shape({"type": one_of("plain_text"), "text": string(most)}, {"emoji": flag})


def mrkdwn(most: int) -> Rule:
    """Accept a `mrkdwn` object of at most so many characters."""
    return shape({"type": one_of("mrkdwn"), "text": string(most)}, {"verbatim": flag})


def text(most: int) -> Rule:
    """Accept a text object of either kind."""
    return kinds({"plain_text": plain(most), "mrkdwn": mrkdwn(most)})


CONFIRM = shape(
    {"title": plain(100), "text": text(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
OPTION = shape({"text": plain(75), "value": string(150)}, {"description": plain(75), "url": URL})
CHOICE = shape({"text": text(75), "value": string(150)}, {"description": text(75)})
OPTION_GROUP = shape({"label": plain(75), "options": listed(OPTION, 100)})
OPTIONS = listed(OPTION, 100)
OFFERED = shape({"options": listed(OPTION, 100, 0)})
OFFERED_IN_GROUPS = shape({"option_groups": listed(OPTION_GROUP, 100)})
CHOICES = listed(CHOICE, 10)

ACTION: dict[str, Rule] = {"action_id": ID, "confirm": CONFIRM, "focus_on_load": flag}
PLACEHOLDER: dict[str, Rule] = {**ACTION, "placeholder": plain(150)}
SEVERAL: dict[str, Rule] = {**PLACEHOLDER, "max_selected_items": integer(100, 1)}
STATIC: dict[str, Rule] = {"options": OPTIONS, "option_groups": listed(OPTION_GROUP, 100)}
TYPED: dict[str, Rule] = {**PLACEHOLDER, "dispatch_action_config": anything}
CONVERSATIONS: dict[str, Rule] = {"default_to_current_conversation": flag, "filter": anything}
FEEDBACK = shape({"text": plain(75), "value": string(2000)}, {"accessibility_label": LABEL})


def _select(own: dict[str, Rule], initial: str, *, several: bool = False, either: tuple[str, ...] = ()) -> Rule:
    common = SEVERAL if several else PLACEHOLDER
    respond = NOTHING if several else {"response_url_enabled": flag}
    return shape(NOTHING, {**common, **respond, **own, initial: anything}, either)


IMAGE = shape(
    {"alt_text": string(2000)}, {"image_url": URL, "slack_file": anything}, either=("image_url", "slack_file")
)
BUTTON = shape(
    {"text": plain(75)},
    {
        **ACTION,
        "url": URL,
        "value": string(2000),
        "style": one_of("primary", "danger"),
        "accessibility_label": LABEL,
        "agent_prompt": string(4000),
        "visible_to_user_ids": listed(ID, 100),
    },
)
SELECTS: dict[str, Rule] = {
    "static_select": _select(STATIC, "initial_option", either=("options", "option_groups")),
    "external_select": _select({"min_query_length": integer(100)}, "initial_option"),
    "users_select": _select(NOTHING, "initial_user"),
    "conversations_select": _select(CONVERSATIONS, "initial_conversation"),
    "channels_select": _select(NOTHING, "initial_channel"),
    "multi_static_select": _select(STATIC, "initial_options", several=True, either=("options", "option_groups")),
    "multi_external_select": _select({"min_query_length": integer(100)}, "initial_options", several=True),
    "multi_users_select": _select(NOTHING, "initial_users", several=True),
    "multi_conversations_select": _select(CONVERSATIONS, "initial_conversations", several=True),
    "multi_channels_select": _select(NOTHING, "initial_channels", several=True),
}
PICKERS: dict[str, Rule] = {
    "datepicker": shape(NOTHING, {**PLACEHOLDER, "initial_date": string(10)}),
    "timepicker": shape(NOTHING, {**PLACEHOLDER, "initial_time": string(5), "timezone": string(100)}),
    "checkboxes": shape({"options": CHOICES}, {**ACTION, "initial_options": CHOICES}),
    "radio_buttons": shape({"options": CHOICES}, {**ACTION, "initial_option": CHOICE}),
}
INPUTS: dict[str, Rule] = {
    "plain_text_input": shape(
        NOTHING,
        {
            **TYPED,
            "initial_value": string(3000, 0),
            "multiline": flag,
            "min_length": integer(3000),
            "max_length": integer(3000, 1),
        },
    ),
    "email_text_input": shape(NOTHING, {**TYPED, "initial_value": string(3000, 0)}),
    "url_text_input": shape(NOTHING, {**TYPED, "initial_value": string(3000, 0)}),
    "number_input": shape(
        {"is_decimal_allowed": flag},
        {**TYPED, "initial_value": anything, "min_value": anything, "max_value": anything},
    ),
    "datetimepicker": shape(NOTHING, {**ACTION, "initial_date_time": integer(9_999_999_999)}),
}

IN_ACTIONS: dict[str, Rule] = {
    **SELECTS,
    **PICKERS,
    "button": BUTTON,
    "overflow": shape({"options": listed(OPTION, 5)}, ACTION),
    "datetimepicker": INPUTS["datetimepicker"],
}
IN_SECTION: dict[str, Rule] = {**IN_ACTIONS, "image": IMAGE}
IN_INPUT: dict[str, Rule] = {**SELECTS, **PICKERS, **INPUTS}
IN_CONTEXT: dict[str, Rule] = {"image": IMAGE, "plain_text": plain(2000), "mrkdwn": mrkdwn(2000)}
IN_CONTEXT_ACTIONS: dict[str, Rule] = {
    "feedback_buttons": shape({"positive_button": FEEDBACK, "negative_button": FEEDBACK}, {"action_id": ID}),
    "icon_button": shape(
        {"icon": one_of("trash"), "text": plain(75)},
        {**ACTION, "value": string(2000), "accessibility_label": LABEL, "visible_to_user_ids": listed(ID, 100)},
    ),
}


def offered_faults(body: Any) -> Iterator[str]:
    """Yield what Slack would refuse in the options that an app offers for what somebody has typed."""
    grouped = isinstance(body, Mapping) and "option_groups" in body
    yield from (OFFERED_IN_GROUPS if grouped else OFFERED)(body, "")

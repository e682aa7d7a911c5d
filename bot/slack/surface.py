"""What the app uses of Slack: its command, events and Web API methods, each with the scope it needs."""

NAME = "Certguide"
COMMAND = "/cert"
EVENTS_PATH = "/slack/events"

MENTION = "app_mention"
DIRECT_MESSAGE = "message.im"
APP_OPENED, UNINSTALLED, REVOKED = "app_home_opened", "app_uninstalled", "tokens_revoked"
EVENT_SCOPES = {MENTION: "app_mentions:read", DIRECT_MESSAGE: "im:history"}
EVENTS = (*EVENT_SCOPES, APP_OPENED, UNINSTALLED, REVOKED)
"""Every event; those that are not in `EVENT_SCOPES` need no scope."""
JOINED, LEFT, ARRIVED = "team_join", "user_change", "member_joined_channel"
OVERLAYS = {
    "onboarding": ((JOINED, LEFT), ("users:read",)),
    "onboarding-channel": ((ARRIVED,), ("channels:read", "users:read")),
}
"""What a workspace may add by name, off by default: events, and the scopes that they need."""
METHOD_SCOPES = {
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "chat.delete": "chat:write",
    "chat.scheduleMessage": "chat:write",
    "chat.deleteScheduledMessage": "chat:write",
    "assistant.threads.setSuggestedPrompts": "assistant:write",
}
"""The methods called with the bot token that need a scope; the others, such as those of views, need none."""
OVERLAY_METHODS = {"users.info": "users:read"}
"""The methods that are called only for what an overlay tells of."""
COMMAND_SCOPE = "commands"
OPTIONAL_SCOPES = frozenset({"assistant:write"})
"""A workspace without agents does not grant these; all that is missing there are the suggested questions."""

CHOOSE = "choose"
"""Start of the `action_id` of a button that answers with an entry; the entry's id is its value."""

NONE_OF_THESE = "none_of_these"
"""The `action_id` of the button that says that no option fits (`further.offered_in` reads its value)."""
ASK_EXPERT = "ask_expert"
"""The `action_id` of the button that takes a question to the experts; its value is the question's reference."""
KEEP, FORGET = "keep", "forget"
"""The `action_id`s of the buttons under a person's settings; the value of the first is `on` or `off`."""
REMARK = "remark"
"""The `callback_id` of the modal in which somebody writes to the editors."""
ANSWER_AS_EXPERT = "answer_as_expert"
"""The `action_id` of the button under such a question; its value is the number of the question."""

SHOW = "show"
"""Start of the `action_id` of a button or menu that shows a card; its value is the id of what the card is about."""

SHARE = "share"
"""The `action_id` of the button that shows others what one person sees; its value says what (`sharing.written`)."""

ADVISE = "advise"
"""Start of the `action_id` of a button that recommends; its value says for whom (`wishes.written`)."""
REFINE = "refine"
"""The `action_id` of the button that opens the modal with what was understood (`wishes.written`)."""

OPEN_WISH, WISH = "open_wish", "wish"
"""The `action_id` of the button that opens the same modal empty, and the `callback_id` of that modal."""

RELATED = "related"
"""The `action_id` of the menu below an answer that asks a related question; the entry's id is the value of an option."""

VOTE = "vote"
"""The `action_id` of the feedback buttons, and the start of that of the ordinary ones in their place (`voting`)."""

VOTE_REASON = "vote-reason"
"""The `callback_id` of the modal in which a person says why an answer did not help."""

MORE = "more"
"""The `action_id` of the menu of an answer (`menu`)."""

RESTORE = "restore"
"""Start of the `action_id` of a button that has a hidden entry told again; the entry's id is its value."""

NAMES = "names"
"""Start of the `action_id` of a menu of names that asks us for its options; the kinds of its names follow."""

ASK_ANYWHERE, LOOK_UP = "ask_anywhere", "look_up"
"""The `callback_id` of the shortcut to ask from anywhere, and of the one in the menu of a message."""
ASK_ANYWHERE_NAME, LOOK_UP_NAME = f"Ask {NAME}", f"Look up in {NAME}"
"""How they are called in Slack's menus."""
LOOKED_UP = "looked_up"
"""Start of the `action_id` of a button that answers a colleague's message with an entry (`lookup.picked`)."""
OPEN_ASK, ASK_MODAL = "open_ask", "ask"
"""The `action_id` of the button that opens the modal to ask in, and the `callback_id` of that modal."""

PLAN = "plan"
"""Start of the `action_id` of what can be pressed in a plan (`planning.pressed` reads its value)."""
PLAN_START, PLAN_CHOSEN, PLAN_ASKED = "plan_start", "plan_chosen", "plan_asked"
"""The `callback_id`s of the modals to start a plan in, to pick where to begin, and to say what a press needs."""


OPEN_TEAM = "open_team"
"""The `action_id` of the button that shows a lead the whole team."""


def bot_scopes() -> tuple[str, ...]:
    """Return every scope that the app needs, sorted."""
    return tuple(sorted({*EVENT_SCOPES.values(), *METHOD_SCOPES.values(), COMMAND_SCOPE}))

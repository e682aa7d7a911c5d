"""What a person sees of their settings, and what they can do about what is kept of them."""

from bot.domain.people import Preferences
from bot.slack.message import Block, Message, message
from bot.slack.surface import COMMAND, FORGET, KEEP

ON, OFF = "on", "off"
KEEPS = {
    True: "Your questions that I cannot answer are kept for the editors for {days} days, without your name.",
    False: "Your questions that I cannot answer are not kept.",
}
CHANGE = {
    True: f"`{COMMAND} settings keep {OFF}` turns that off.",
    False: f"`{COMMAND} settings keep {ON}` lets the editors read them.",
}
RECENT = {0: "I remember no answers that you got.", 1: "I remember the last answer that you got."}
RECENTS = "I remember the last {count} answers that you got, without your words."
FORGETTING = f"`{COMMAND} me forget` deletes everything that I keep of you."
LABELS = {True: (OFF, "Do not keep mine"), False: (ON, "Keep mine")}
FORGET_LABEL = "Forget me"
SURE, SURE_TEXT = (
    "Forget me?",
    "Your settings, your plan, your votes, and the answers that you got are deleted for good.",
)
YES, NO = "Forget me", "Cancel"
FORGOTTEN = (
    "I have deleted what I kept of you: your settings, your plan, the answers that you got, your votes, "
    "and your questions that wait for an expert. What editors have without your name stays."
)
AS_AT_FIRST = "Your settings are as at first:"


def settings_message(preferences: Preferences, recent: int, days: int) -> Message:
    """Return what somebody prefers, how many recent answers of theirs are known, and how to change it."""
    answers = RECENT.get(recent) or RECENTS.format(count=recent)
    lines = (f"{_kept(preferences, days)}", answers, FORGETTING)
    said = "\n".join(f"- {line}" for line in lines)
    return message(f"**Your settings**\n\n{said}", settings_buttons(preferences))


def settings_buttons(preferences: Preferences) -> Block:
    """Return what somebody can do about what is kept of them."""
    return _buttons(_keep_button(preferences), _forget_button())


def forgotten_message(days: int) -> Message:
    """Return what to say once everything of a person is deleted, their wish to keep nothing included."""
    preferences = Preferences()
    said = f"{FORGOTTEN}\n\n{AS_AT_FIRST} {_kept(preferences, days)}"
    return message(said, _buttons(_keep_button(preferences)))


def _kept(preferences: Preferences, days: int) -> str:
    keeps = preferences.keeps_gaps
    return f"{KEEPS[keeps].format(days=days)} {CHANGE[keeps]}"


def _keep_button(preferences: Preferences) -> Block:
    value, label = LABELS[preferences.keeps_gaps]
    return {"type": "button", "action_id": KEEP, "value": value, "text": _plain(label)}


def _forget_button() -> Block:
    confirm = {"title": _plain(SURE), "text": _plain(SURE_TEXT), "confirm": _plain(YES), "deny": _plain(NO)}
    button: Block = {"type": "button", "action_id": FORGET, "value": FORGET, "text": _plain(FORGET_LABEL)}
    return {**button, "style": "danger", "confirm": {**confirm, "style": "danger"}}


def _buttons(*buttons: Block) -> Block:
    return {"type": "actions", "elements": list(buttons)}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}

"""Events as Slack delivers them: the outer `event_callback` and the events within it. Pure."""

import re
from html import unescape

from bot.playground.installation import Installation
from bot.playground.wire import Json
from bot.playground.workspace import TEAM_ID, Message

VERIFICATION_TOKEN = "playground-verification-token"


def callback(installation: Installation, event: Json, event_id: str, at: float, *, external: bool = False) -> Json:
    """Wrap an event; `at` is in seconds since the epoch, `external` says that the channel is shared with others."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM_ID,
        "context_team_id": TEAM_ID,
        "context_enterprise_id": None,
        "api_app_id": installation.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": int(at),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM_ID,
                "user_id": installation.bot_user,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": external,
        "event_context": f"4-{event_id}",
    }


def app_mention(message: Message) -> Json:
    """Return the event of a message that mentions the app."""
    return {"type": "app_mention", **_said(message)}


def edited_mention(message: Message, event_ts: str) -> Json:
    """Return the event of a message that mentions the app and was changed, at `event_ts`: the same again, and that."""
    return {**app_mention(message), "edited": {"user": message.author, "ts": event_ts}, "event_ts": event_ts}


def direct_message(message: Message) -> Json:
    """Return the event of a message in the app's Messages tab; every question is a thread of its own there."""
    return {"type": "message", "channel_type": "im", **_said(message)}


def channel_message(message: Message) -> Json:
    """Return the event of a message in a channel, as apps get it that read channels."""
    return {"type": "message", "channel_type": "channel", **_said(message)}


def by_app(event: Json, bot_id: str, app_id: str) -> Json:
    """Return a message event as one of an app that said it through its bot."""
    profile = {"id": bot_id, "app_id": app_id, "name": "bot", "team_id": TEAM_ID}
    return {**event, "bot_id": bot_id, "app_id": app_id, "bot_profile": profile}


def edited_message(old: Message, new: Message, event_ts: str) -> Json:
    """Return the event of a direct message that its author changed, at `event_ts`."""
    return {
        "type": "message",
        "subtype": "message_changed",
        "channel": new.channel,
        "channel_type": "im",
        "hidden": True,
        "message": {"type": "message", **_said(new), "edited": {"user": new.author, "ts": event_ts}},
        "previous_message": {"type": "message", **_said(old)},
        "ts": event_ts,
        "event_ts": event_ts,
    }


def deleted_message(old: Message, event_ts: str) -> Json:
    """Return the event of a direct message that its author took back, at `event_ts`."""
    return {
        "type": "message",
        "subtype": "message_deleted",
        "channel": old.channel,
        "channel_type": "im",
        "hidden": True,
        "deleted_ts": old.ts,
        "previous_message": {"type": "message", **_said(old)},
        "ts": event_ts,
        "event_ts": event_ts,
    }


def buried_message(old: Message, event_ts: str) -> Json:
    """Return the event of a direct message with a thread below it that its author took back, at `event_ts`.

    Slack puts a message of its own in that place (https://github.com/slack-edge/slack-edge/pull/10 shows one).
    """
    place = {"ts": old.ts, "thread_ts": old.ts, "user": "USLACKBOT", "text": "This message was deleted."}
    return {
        "type": "message",
        "subtype": "message_changed",
        "channel": old.channel,
        "channel_type": "im",
        "hidden": True,
        "message": {"type": "message", "subtype": "tombstone", "hidden": True, **place},
        "previous_message": {"type": "message", **_said(old)},
        "ts": event_ts,
        "event_ts": event_ts,
    }


def app_home_opened(person: str, channel: str, tab: str, event_ts: str, view: Json | None) -> Json:
    """Return the event of a person who opens the app's `home` or `messages` tab."""
    opened = {"type": "app_home_opened", "user": person, "channel": channel, "tab": tab, "event_ts": event_ts}
    return opened | ({"view": view} if view else {}) | ({"context": {}} if tab == "messages" else {})


def team_join(person: str, name: str, event_ts: str, *, bot: bool = False) -> Json:
    """Return the event of somebody, or an app's bot, who joins the workspace."""
    return {"type": "team_join", "user": _user(person, name, bot=bot), "event_ts": event_ts}


def member_joined_channel(person: str, channel: str, event_ts: str) -> Json:
    """Return the event of somebody, person or bot, who joins a channel that the app is in; it does not say which."""
    joined = {"user": person, "channel": channel, "channel_type": "C", "team": TEAM_ID, "event_ts": event_ts}
    return {"type": "member_joined_channel", **joined}


def user_change(person: str, name: str, event_ts: str, *, deleted: bool) -> Json:
    """Return the event of a person whose account changed, or was closed."""
    return {"type": "user_change", "user": _user(person, name, deleted=deleted), "event_ts": event_ts}


def _user(person: str, name: str, *, bot: bool = False, deleted: bool = False) -> Json:
    return {"id": person, "team_id": TEAM_ID, "name": name, "deleted": deleted, "is_bot": bot}


def url_verification(challenge: str) -> Json:
    """Return the request by which Slack checks a new address."""
    return {"token": VERIFICATION_TOKEN, "challenge": challenge, "type": "url_verification"}


def _said(message: Message) -> Json:
    said: Json = {
        "user": message.author,
        "ts": message.ts,
        "client_msg_id": f"client-{message.ts}",
        "text": message.text,
        "team": TEAM_ID,
        "blocks": [_rich_text(message)],
        "channel": message.channel,
        "event_ts": message.ts,
    }
    return said | ({"thread_ts": message.thread_ts} if message.thread_ts else {})


def _rich_text(message: Message) -> Json:
    parts = [part for part in re.split(r"(<@\w+>)", message.text) if part]
    section = {"type": "rich_text_section", "elements": [_rich_part(part) for part in parts]}
    return {"type": "rich_text", "block_id": f"b{message.ts}", "elements": [section]}


def _rich_part(part: str) -> Json:
    if part.startswith("<@"):
        return {"type": "user", "user_id": part[2:-1]}
    return {"type": "text", "text": unescape(part)}

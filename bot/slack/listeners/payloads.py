"""What the payloads of Slack say: who spoke where, and whether it is for us to answer."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.people import Asker
from bot.domain.place import Place

Payload = Mapping[str, Any]

SPOKEN = {None, "file_share"}
"""Subtypes of a message that a person wrote; every other one tells of an edit, a bot, or something that happened."""
DIRECT = "im"
DIRECT_ID = "D"
"""How the ids of direct messages start."""


def spoken_by_person(event: Payload) -> bool:
    """Say whether a message event is a new message of a person."""
    return (
        bool(event.get("user")) and not event.get("bot_id") and "edited" not in event and event.get("subtype") in SPOKEN
    )


def place_of_event(context: AsyncBoltContext, body: Payload) -> Place:
    """Return where to reply to a message event: in its thread, which it may start."""
    event = body["event"]
    thread = event.get("thread_ts")
    channel = str(event["channel"])
    return Place(
        team=team_of(context),
        channel=channel,
        thread=str(thread or event["ts"]),
        fresh=thread is None,
        direct=event.get("channel_type") == DIRECT or channel.startswith(DIRECT_ID),
        shared=bool(body.get("is_ext_shared_channel")),
    )


def place_of_press(context: AsyncBoltContext, body: Payload) -> Place | None:
    """Return where to reply to a press of a button; None when one person alone sees the message it belongs to."""
    thread = thread_of_press(body)
    if thread is None:
        return None
    channel = str((body.get("channel") or {}).get("id") or body["container"]["channel_id"])
    return Place(team_of(context), channel, thread, direct=channel.startswith(DIRECT_ID))


def thread_of_press(body: Payload) -> str | None:
    """Return the thread of the message whose button was pressed; None without one, or when one person alone sees it."""
    container, message = body.get("container") or {}, body.get("message") or {}
    thread = None if container.get("is_ephemeral") else message.get("thread_ts") or message.get("ts")
    return thread and str(thread)


def asker_of(context: AsyncBoltContext, body: Payload) -> Asker:
    """Return who typed a command, pressed, picked or submitted."""
    user = body.get("user")
    return Asker(team_of(context), str(user["id"] if isinstance(user, Mapping) else body.get("user_id")))


def picked_in(body: Payload) -> str:
    """Return the value of the button that was pressed, or of the option that was picked."""
    action = body["actions"][0]
    return str((action.get("selected_option") or action).get("value") or "")


def seen_alone(body: Payload) -> bool:
    """Say whether one person alone sees the message in which something was pressed."""
    return bool((body.get("container") or {}).get("is_ephemeral"))


def name_of(body: Payload) -> str:
    """Return the name under which people know who did something; empty when Slack does not tell."""
    user = body.get("user") or {}
    return str(user.get("name") or user.get("username") or "")


def message_of_press(body: Payload) -> tuple[str, str]:
    """Return the channel and the `ts` of the message in which something was pressed; the id and version of a modal."""
    if view := body.get("view"):
        return str(view["id"]), str(view["hash"])
    container = body.get("container") or {}
    return str(container.get("channel_id") or (body.get("channel") or {}).get("id")), str(container.get("message_ts"))


def team_of(context: AsyncBoltContext) -> str:
    """Return the id of the workspace, or of the organisation, that the app is installed in."""
    installed = context.authorize_result
    return (installed and (installed.team_id or installed.enterprise_id)) or "-"


def key_of(kind: str, *parts: object) -> str:
    """Return a short key for what happened, in which nothing of it can be read."""
    return f"{kind}:{hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()}"

"""What the payloads of Slack say: who spoke where, and whether it is for us to answer."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.people import Asker
from bot.domain.place import Place

Payload = Mapping[str, Any]

SPOKEN = {None, "file_share", "thread_broadcast", "me_message"}
"""Subtypes of a message that a person wrote; every other one tells of an edit, a bot, or something that happened."""
CHANGED, DELETED, TOMBSTONE = "message_changed", "message_deleted", "tombstone"
"""A message with a thread is not deleted: it is changed to one of the last subtype."""
SLACKBOT = "USLACKBOT"
DIRECT = "im"
DIRECT_ID = "D"
"""How the ids of direct messages start."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A message that a person wrote to us: where, when (`ts`), and what stands in it.

    `event` is Slack's id of the event that told of it, `version` when it was changed last, empty when it never was.
    """

    place: Place
    ts: str
    event: str
    asker: Asker
    text: str
    version: str = ""
    has_files: bool = False
    has_attachments: bool = False


def asked_in(context: AsyncBoltContext, body: Payload) -> Asked | None:
    """Return the message of an event when a person wrote it, None for every other."""
    event = body["event"]
    if not _spoken_by_person(event):
        return None
    place, ts = _place_of_event(context, body), str(event["ts"])
    return Asked(
        place,
        ts,
        str(body.get("event_id") or f"{place.channel}:{ts}"),
        Asker(place.team, str(event["user"])),
        str(event.get("text") or ""),
        _version_of(event),
        bool(event.get("files")),
        bool(event.get("attachments")),
    )


def changed_in(body: Payload) -> Payload | None:
    """Return an event of a changed message as that of the message itself; None when its words are the same.

    Slack also tells of a change when it shows what a link leads to, or when somebody replies.
    """
    event = body["event"]
    new, old = event.get("message") or {}, event.get("previous_message") or {}
    if not new.get("edited") or new.get("text") == old.get("text"):
        return None
    where = {"channel": event["channel"], "channel_type": event.get("channel_type")}
    return {**body, "event": {**new, **where}}


def taken_back_in(body: Payload) -> str | None:
    """Return the `ts` of the message of a person that an event says is gone; None when it says something else."""
    event = body["event"]
    new, old = event.get("message") or {}, event.get("previous_message") or {}
    if old.get("bot_id"):
        return None
    if event.get("subtype") == DELETED:
        return _text(event.get("deleted_ts"))
    return _text(new.get("ts")) if new.get("subtype") == TOMBSTONE else None


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


def pressed_in(body: Payload) -> str:
    """Return the `ts` of the message in which something was pressed."""
    return str((body.get("container") or {}).get("message_ts") or "")


def asker_of(context: AsyncBoltContext, body: Payload) -> Asker:
    """Return who typed a command, pressed, picked or submitted."""
    user = body.get("user")
    return Asker(team_of(context), str(user["id"] if isinstance(user, Mapping) else body.get("user_id")))


def is_outsider(context: AsyncBoltContext, body: Payload) -> bool:
    """Say whether somebody of another organisation pressed or submitted, as people of a shared channel may.

    `user.team_id` is the workspace where they are at home, while `team` is ours
    (https://github.com/slackapi/java-slack-sdk/issues/1041). In an organisation of several workspaces we only know which
    one the press belongs to.
    """
    installed, home = context.authorize_result, str((body.get("user") or {}).get("team_id") or "")
    if not home or installed is None or home in (installed.team_id, installed.enterprise_id):
        return False
    return not installed.enterprise_id or context.enterprise_id != installed.enterprise_id


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


def _place_of_event(context: AsyncBoltContext, body: Payload) -> Place:
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


def _spoken_by_person(event: Payload) -> bool:
    """Say whether a message event is a message of a person."""
    user = event.get("user")
    return bool(user) and user != SLACKBOT and not event.get("bot_id") and event.get("subtype") in SPOKEN


def _text(value: object) -> str | None:
    return str(value) if value else None


def _version_of(event: Payload) -> str:
    edited = event.get("edited")
    return str(edited.get("ts") or "") if isinstance(edited, Mapping) else ""

"""Methods that schedule messages (docs.slack.dev/reference/methods/chat.scheduleMessage and its neighbours)."""

from bot.playground.calls import Call
from bot.playground.methods.chat import CHAT, addressed, addressed_or_person
from bot.playground.methods.method import Method
from bot.playground.posting import content
from bot.playground.rates import TIER_3
from bot.playground.refusal import RefusalError
from bot.playground.scheduled import Waiting
from bot.playground.standin import StandIn
from bot.playground.wire import Json

FURTHEST = 120 * 86_400
WINDOW, MOST_IN_WINDOW = 300, 30
"""No more messages to one channel within so many seconds."""
TOO_LATE = 60
"""Seconds before its time from which a message can no longer be deleted."""
PAGE = 100
"""Messages that are listed at once unless the call says otherwise."""
LOST_METADATA = "a scheduled message with metadata is never posted"


def schedule_message(site: StandIn, call: Call) -> Json:
    """Have a message wait for its time."""
    channel, post_at = addressed_or_person(site, call), _number(call, "post_at")
    if post_at <= site.clock():
        raise RefusalError("time_in_past")
    if post_at > site.clock() + FURTHEST:
        raise RefusalError("time_too_far")
    near = [one for one in site.schedule.waiting.values() if one.channel == channel.id]
    if sum(abs(one.post_at - post_at) < WINDOW for one in near) >= MOST_IN_WINDOW:
        raise RefusalError("restricted_too_many")
    if call.arguments.get("metadata"):
        call.remarks.append(LOST_METADATA)
    added = site.schedule.add(channel.id, post_at, *content(site, call))
    site.changes.ring()
    return {"channel": channel.id, "scheduled_message_id": added.id, "post_at": post_at}


def delete_scheduled_message(site: StandIn, call: Call) -> Json:
    """Take back a message that waits."""
    channel, wanted = addressed(site, call), str(call.arguments["scheduled_message_id"])
    found = site.schedule.waiting.get(wanted)
    if found is None or found.channel != channel.id or found.post_at - site.clock() < TOO_LATE:
        raise RefusalError("invalid_scheduled_message_id")
    del site.schedule.waiting[wanted]
    site.changes.ring()
    return {}


def list_scheduled_messages(site: StandIn, call: Call) -> Json:
    """Return what waits, of a channel and within a time when they are given, a page at a time."""
    given = call.arguments
    first, last = (_number(call, name) if given.get(name) else None for name in ("oldest", "latest"))
    found = [
        one
        for one in site.schedule.waiting.values()
        if given.get("channel") in (None, one.channel)
        and (first is None or one.post_at >= first)
        and (last is None or one.post_at <= last)
    ]
    begin, most = int(given.get("cursor") or 0), int(given.get("limit") or PAGE)
    further = str(begin + most) if len(found) > begin + most else ""
    listed = [_as_json(one) for one in found[begin : begin + most]]
    return {"scheduled_messages": listed, "response_metadata": {"next_cursor": further}}


def _as_json(one: Waiting) -> Json:
    return {"id": one.id, "channel_id": one.channel, "post_at": one.post_at, "text": one.text}


def _number(call: Call, name: str) -> int:
    try:
        return int(call.arguments[name])
    except ValueError:
        raise RefusalError("invalid_arguments") from None


METHODS = (
    Method("chat.scheduleMessage", schedule_message, ("channel", "post_at"), scopes=CHAT, rate=TIER_3),
    Method(
        "chat.deleteScheduledMessage",
        delete_scheduled_message,
        ("channel", "scheduled_message_id"),
        scopes=CHAT,
        rate=TIER_3,
    ),
    Method("chat.scheduledMessages.list", list_scheduled_messages, rate=TIER_3),
)

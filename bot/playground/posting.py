"""What happens to a message on its way in: limits checked, ids given to blocks, remarks noted.

It is the same by method and by response_url.
"""

from dataclasses import replace

from bot.playground.calls import Call
from bot.playground.limits.messages import MOST_TEXT, message_faults, remarks_on, too_much_text
from bot.playground.refusal import RefusalError, invalid
from bot.playground.standin import StandIn
from bot.playground.wire import Json
from bot.playground.workspace import TEAM_ID, Message

LOST_THREAD = "thread_ts names no message of the channel"
BROADCAST = "reply_broadcast shows the reply to the whole channel"


def content(site: StandIn, call: Call) -> tuple[str, tuple[Json, ...]]:
    """Return the text and the blocks that a call wants to post, every block with an id.

    Raise a RefusalError where Slack would say no.
    """
    given = call.arguments
    text = str(given.get("text") or given.get("markdown_text") or "")
    blocks = given.get("blocks") or []
    if not (text or blocks or given.get("attachments")):
        raise RefusalError("no_text")
    if len(text) > MOST_TEXT:
        raise RefusalError("msg_too_long")
    if faults := list(message_faults(blocks)):
        raise invalid(faults, "invalid_blocks")
    if too_much_text(blocks):
        raise RefusalError("msg_blocks_too_long")
    call.remarks.extend(remarks_on(text, blocks))
    return text, with_ids(site, blocks)


def with_ids(site: StandIn, blocks: list[Json]) -> tuple[Json, ...]:
    """Return blocks that all have a `block_id`, made up where the app gave none."""
    return tuple({**block, "block_id": block.get("block_id") or site.workspace.new_id("b")} for block in blocks)


def post(
    site: StandIn,
    call: Call,
    channel: str,
    thread_ts: str | None,
    visible_to: str | None = None,
    through: str | None = None,
) -> Message:
    """Post what a call says as the app's bot, to all members or to one; by a method or through a response_url."""
    text, blocks = content(site, call)
    if thread_ts and site.workspace.find(channel, thread_ts) is None:
        call.remarks.append(LOST_THREAD)
    if call.arguments.get("reply_broadcast") not in (None, "", "0", "false", False, 0):
        call.remarks.append(BROADCAST)
    bare = Message(
        channel, site.workspace.new_ts(), site.installation.bot_user, text, blocks, thread_ts or None, bot=True
    )
    return site.workspace.post(replace(bare, visible_to=visible_to, through=through))


def post_waiting(site: StandIn, until: float) -> tuple[Message, ...]:
    """Post what was scheduled up to a time, the earliest first."""
    due = site.schedule.take(lambda one: one.post_at <= until)
    bot = site.installation.bot_user
    return tuple(
        site.workspace.post(Message(one.channel, site.workspace.new_ts(), bot, one.text, one.blocks, bot=True))
        for one in due
    )


def as_json(site: StandIn, message: Message) -> Json:
    """Return a message as the Web API and payloads show it."""
    shown: Json = {
        "type": "message",
        "user": message.author,
        "ts": message.ts,
        "team": TEAM_ID,
        "text": message.text,
        "blocks": list(message.blocks),
    }
    if message.bot:
        shown |= {"bot_id": site.installation.bot_id, "app_id": site.installation.app_id}
    if message.thread_ts:
        shown |= {"thread_ts": message.thread_ts}
    return shown

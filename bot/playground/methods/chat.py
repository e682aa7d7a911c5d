"""Methods that post, change and react to messages."""

from bot.playground.calls import Call
from bot.playground.methods.method import Method
from bot.playground.posting import as_json, content, post
from bot.playground.rates import POSTS, TIER_3, TIER_4
from bot.playground.refusal import RefusalError
from bot.playground.standin import StandIn
from bot.playground.wire import Json
from bot.playground.workspace import TEAM_DOMAIN, Channel, Message

CHAT = ("chat:write",)


def addressed_or_person(site: StandIn, call: Call) -> Channel:
    """Return the channel that a call names, by its id or by the id of the person whose direct messages are meant.

    Only what posts or schedules takes a person (docs.slack.dev, `chat.postMessage` and `chat.scheduleMessage`, "Post to a DM").
    """
    wanted = str(call.arguments["channel"])
    if wanted in site.workspace.people:
        return site.workspace.direct_channel(wanted, site.installation.bot_user)
    return addressed(site, call)


def addressed(site: StandIn, call: Call) -> Channel:
    """Return the channel that a call names by its id; Slack does not find one by the id of a person.

    So it was seen for `chat.update` (github.com/slackapi/python-slack-sdk, issue 528).
    """
    channel = site.workspace.channels.get(str(call.arguments["channel"]))
    if channel is None:
        raise RefusalError("channel_not_found")
    if site.installation.bot_user not in channel.members:
        raise RefusalError("not_in_channel")
    return channel


def _message(site: StandIn, call: Call, ts_argument: str = "ts", missing: str = "message_not_found") -> Message:
    message = site.workspace.find(addressed(site, call).id, str(call.arguments[ts_argument]))
    if message is None or message.visible_to:
        raise RefusalError(missing)
    return message


def _own_message(site: StandIn, call: Call, not_own: str) -> Message:
    message = _message(site, call)
    if not message.bot:
        raise RefusalError(not_own)
    return message


def post_message(site: StandIn, call: Call) -> Json:
    """Post a message, in a thread with `thread_ts`."""
    channel = addressed_or_person(site, call)
    message = post(site, call, channel.id, call.arguments.get("thread_ts"))
    return {"channel": channel.id, "ts": message.ts, "message": as_json(site, message)}


def post_ephemeral(site: StandIn, call: Call) -> Json:
    """Post a message that one member of the channel sees."""
    channel, person = addressed(site, call), str(call.arguments["user"])
    if person not in channel.members:
        raise RefusalError("user_not_in_channel")
    message = post(site, call, channel.id, call.arguments.get("thread_ts"), visible_to=person)
    return {"message_ts": message.ts}


def update(site: StandIn, call: Call) -> Json:
    """Change a message of the app's own."""
    old = _own_message(site, call, "cant_update_message")
    new = site.workspace.edit(old, *content(site, call))
    return {"channel": new.channel, "ts": new.ts, "text": new.text, "message": as_json(site, new)}


def delete(site: StandIn, call: Call) -> Json:
    """Take back a message of the app's own."""
    message = _own_message(site, call, "cant_delete_message")
    site.workspace.delete(message)
    return {"channel": message.channel, "ts": message.ts}


def get_permalink(site: StandIn, call: Call) -> Json:
    """Return the address of a message."""
    message = _message(site, call, "message_ts")
    address = f"https://{TEAM_DOMAIN}.slack.com/archives/{message.channel}/p{message.ts.replace('.', '')}"
    if message.thread_ts:
        address += f"?thread_ts={message.thread_ts}&cid={message.channel}"
    return {"channel": message.channel, "permalink": address}


def add_reaction(site: StandIn, call: Call) -> Json:
    """Add the app's reaction to a message."""
    message, name = _message(site, call, "timestamp"), str(call.arguments["name"])
    if name in message.reactions:
        raise RefusalError("already_reacted")
    site.workspace.react(message, name)
    return {}


METHODS = (
    Method("chat.postMessage", post_message, ("channel",), scopes=CHAT, rate=POSTS),
    Method("chat.postEphemeral", post_ephemeral, ("channel", "user"), scopes=CHAT, rate=TIER_4),
    Method("chat.update", update, ("channel", "ts"), scopes=CHAT, rate=TIER_3),
    Method("chat.delete", delete, ("channel", "ts"), scopes=CHAT, rate=TIER_3),
    Method("chat.getPermalink", get_permalink, ("channel", "message_ts")),
    Method("reactions.add", add_reaction, ("channel", "timestamp", "name"), scopes=("reactions:write",), rate=TIER_3),
)

"""Methods of the agent's conversation: suggested prompts and the loading text."""

from bot.playground.calls import Call
from bot.playground.methods.method import Method
from bot.playground.rates import TIER_3
from bot.playground.refusal import RefusalError, invalid
from bot.playground.standin import StandIn
from bot.playground.wire import Json

MOST_PROMPTS = 4
MOST_LOADING_MESSAGES = 10
LOST_PROMPTS = "with thread_ts the prompts of an agent are not shown, although the answer is ok"


def _conversation(site: StandIn, call: Call) -> str:
    channel = site.workspace.channels.get(str(call.arguments["channel_id"]))
    if channel is None:
        raise RefusalError("channel_not_found")
    return channel.id


def set_suggested_prompts(site: StandIn, call: Call) -> Json:
    """Show prompts at the top of the conversation; with a thread Slack says yes and shows nothing, for agents."""
    channel, prompts = _conversation(site, call), call.arguments["prompts"]
    complete = isinstance(prompts, list) and all(p.get("title") and p.get("message") for p in prompts)
    if not complete or not 1 <= len(prompts) <= MOST_PROMPTS:
        raise invalid([f"[ERROR] 1 to {MOST_PROMPTS} prompts with title and message [json-pointer:/prompts]"])
    if call.arguments.get("thread_ts"):
        call.remarks.append(LOST_PROMPTS)
        return {}
    site.workspace.prompts[channel] = tuple(prompts)
    site.changes.ring()
    return {}


def set_status(site: StandIn, call: Call) -> Json:
    """Show a loading text in a thread."""
    channel = _conversation(site, call)
    if len(call.arguments.get("loading_messages") or ()) > MOST_LOADING_MESSAGES:
        raise invalid([f"[ERROR] no more than {MOST_LOADING_MESSAGES} items allowed [json-pointer:/loading_messages]"])
    site.workspace.statuses[channel] = str(call.arguments["status"])
    site.changes.ring()
    return {}


METHODS = (
    Method(
        "assistant.threads.setSuggestedPrompts",
        set_suggested_prompts,
        ("channel_id", "prompts"),
        scopes=("assistant:write",),
        rate=TIER_3,
    ),
    Method(
        "assistant.threads.setStatus",
        set_status,
        ("channel_id", "thread_ts", "status"),
        scopes=("chat:write", "assistant:write"),
    ),
)

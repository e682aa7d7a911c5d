"""What a message of the app answers: the words that led to it, with those before them in its thread."""

from dataclasses import dataclass

from bot.playground.deliveries import Kind
from bot.playground.exchanges import Exchange
from bot.playground.slack import Slack
from bot.playground.wire import Json
from bot.playground.workspace import Message


@dataclass(frozen=True, slots=True)
class Asked:
    """A text with Slack's markup and the earlier ones of its thread, oldest first; `pressed` when it is what a button says."""

    text: str
    thread: tuple[str, ...] = ()
    pressed: bool = False


def asked_for(slack: Slack, message: Message) -> Asked | None:
    """Return what a message answers; None when nobody did anything that it could be an answer to."""
    done = [one for one in slack.exchanges.all if one.ts < message.ts]
    answered = [one for one in done if slack.exchanges.is_answer(message, one)]
    if not answered:
        return None
    last = answered[-1]
    # Direct messages outside any thread are one conversation.
    whole = slack.site.workspace.channels[message.channel].direct and last.message and not last.message.thread_ts
    earlier = (one for one in (done if whole else answered) if one.channel == message.channel and one.ts < last.ts)
    texts = tuple(_text(one) for one in earlier if one.message)
    return Asked(_text(last), texts, last.delivery.kind is Kind.INTERACTION)


def _text(done: Exchange) -> str:
    if done.message:
        return done.message.text
    if done.delivery.kind is Kind.COMMAND:
        return str(done.delivery.payload["text"])
    return _label((done.delivery.payload.get("actions") or [{}])[0])


def _label(action: Json) -> str:
    """Return what the button says that was pressed, or the option that was chosen."""
    text = action.get("text") or (action.get("selected_option") or {}).get("text") or {}
    return str(text.get("text", ""))

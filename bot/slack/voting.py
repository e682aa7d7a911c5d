"""Whether an answer helped: the buttons below it, the question why it did not, and thanks."""

import json
from collections.abc import Sequence

from bot.domain.feedback import Value, Vote
from bot.slack.limits import BUTTON_VALUE, REASON
from bot.slack.message import Block, Message, label, message
from bot.slack.modal import field_block, modal, text_block
from bot.slack.surface import VOTE, VOTE_REASON

LABELS = {Value.HELPFUL: "Helpful", Value.UNHELPFUL: "Not helpful"}
READ_ALOUD = {Value.HELPFUL: "This answer helped me", Value.UNHELPFUL: "This answer did not help me"}
THANKS = {
    Value.HELPFUL: "Thank you. It helps the people who look after these answers to know that.",
    Value.UNHELPFUL: "Thank you. I noted that this answer did not help.",
}
TITLE = "What was wrong?"
NOTED = "I noted that this answer did not help. If you like, say why."
REASON_LABEL = "What should be different?"
WHO_READS = (
    "The maintainers of these answers read this, without your name. It is kept for {days} days. "
    "Mentions, addresses, links and long numbers are taken out first."
)
SEND, SKIP = "Send", "Skip"
DONE = "Thank you. The maintainers of these answers will read this."
NOT_KEPT = "Sorry, I could not keep this. Please try again in a few minutes."
FIELD = "reason"
MOST_ENTRIES = 10


def votes_block(entries: Sequence[str]) -> Block:
    """Return the feedback buttons of an answer that tells these entries (ids)."""
    positive, negative = (_button(value, entries) for value in Value)
    buttons = {
        "type": "feedback_buttons",
        "action_id": VOTE,
        "positive_button": positive,
        "negative_button": negative,
    }
    return {"type": "context_actions", "elements": [buttons]}


def read_vote(value: str) -> tuple[Value, tuple[str, ...]]:
    """Return what the value of a feedback button says, and about which entries. Raises ValueError."""
    said, entries = json.loads(value)
    return Value(said), tuple(map(str, entries))


def thanks(value: Value) -> Message:
    """Return what a person is told who pressed a feedback button."""
    return message(THANKS[value])


def reason_modal(vote: Vote, days: int) -> Block:
    """Return the question why an answer did not help; what is typed is kept for so many days."""
    asked = field_block(FIELD, REASON_LABEL, REASON, optional=True)
    metadata = json.dumps([vote.channel, vote.ts, list(vote.entries)], ensure_ascii=False)
    blocks = (text_block(NOTED), asked, text_block(WHO_READS.format(days=days)))
    return modal(TITLE, *blocks, callback=VOTE_REASON, metadata=metadata, submit=SEND, close=SKIP)


def voted_on(metadata: str) -> tuple[str, str, tuple[str, ...]]:
    """Return the channel and the `ts` of the message that a reason is about, and its entries. Raises ValueError."""
    channel, ts, entries = json.loads(metadata)
    return str(channel), str(ts), tuple(map(str, entries))


def _button(value: Value, entries: Sequence[str]) -> Block:
    told = list(entries[:MOST_ENTRIES])
    while len(written := json.dumps([value.value, told], ensure_ascii=False)) > BUTTON_VALUE:
        told.pop()
    return {"text": label(LABELS[value]), "value": written, "accessibility_label": READ_ALOUD[value]}

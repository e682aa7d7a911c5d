"""What people see when a question goes to the experts and an answer comes back."""

import json
from dataclasses import dataclass

from bot.domain.experts import ExpertQuestion
from bot.domain.told import Told, notice
from bot.slack.message import Block, Message
from bot.slack.modal import View, field_block, modal, quoted_block, text_block
from bot.slack.outgoing import link, markdown, mrkdwn, plain, shortened
from bot.slack.surface import ANSWER_AS_EXPERT

ASK_TITLE, ANSWER_TITLE = "Ask an expert", "Answer a question"
ASK, SEND, ANSWER = "Ask", "Send", "Answer"
QUESTION_LABEL, ANSWER_LABEL = "Your question", "Your answer"
FIELD = "text"
LONGEST_QUESTION, LONGEST_ANSWER, LONGEST_QUOTE = 1_000, 2_000, 300

WHAT_HAPPENS = (
    "I post this with your name in a channel of experts{link}. Their answer comes {where}. "
    "I keep your words until an expert answers, at most {days} days. "
    "What stays is a draft for the editors, without your name."
)
NOT_QUOTED = " What you write here is not shown there."
LINK = ", with a link to where you asked"
IN_THREAD, IN_DIRECT_THREAD, ALONE = "into the thread", "to you here", "to you in a direct message"
WHAT_HAPPENS_THEN = (
    "I post your answer with your name where this was asked. In a channel everybody there can read it, "
    "people of other organisations too when it is shared with them. I keep it, without your name, as a draft for the editors."
)
NO_TEXT = "Please write something."
NOBODY_TO_ASK = "There is no channel of experts any more."
ASKED = "Your question is with the experts. Their answer comes {where}."
ASKED_BEFORE = "This question is with the experts already."
NOT_REACHED = "I could not reach the experts, so your question was not posted. The maintainers can see why in my log."
NOT_KEPT = "I could not take this on just now, so nothing was posted. Please try again in a minute."
NOBODY_KNOWS = (
    "Slack did not say whether your question was posted, so I do not post it again. "
    "If no answer comes, please ask the maintainers."
)
DONE = "Thank you. Your answer is on its way."
ANSWERED_BEFORE = "Somebody has answered this question already."
NOT_POSTED = "Yours was not posted; here it is, if you want to copy it:"
GONE = "This question is no longer open: it was withdrawn, or it is too old."
ASKS, WAS_ASKED = "{name} asks an expert:", "A question for the experts:"
ANSWERED_BY = "Answered by {name}."
SEE = "See where it was asked"
IN_PRIVATE = "It was asked where nobody else can read it; the answer goes to {name} alone."
ANSWERS = "**{name}** answers as an expert:"
SOMEBODY = "A colleague"


@dataclass(frozen=True, slots=True)
class Where:
    """Where a question was asked: a message (`ts`) of a thread. All empty when the asker alone saw the reply."""

    channel: str = ""
    thread: str = ""
    ts: str = ""

    @property
    def can_be_seen(self) -> bool:
        """Say whether others than the asker can open it."""
        return bool(self.channel) and not self.channel.startswith("D")

    @property
    def answered(self) -> str:
        """Return in words where the answer comes."""
        return IN_THREAD if self.can_be_seen else IN_DIRECT_THREAD if self.channel else ALONE


def asking_modal(callback: str, ref: str, where: Where, text: str, days: int) -> View:
    """Return the modal that takes the question; `text` is what is still known of it, `days` how long it is kept."""
    what = WHAT_HAPPENS.format(link=LINK if where.can_be_seen else "", where=where.answered, days=days)
    what += NOT_QUOTED if where.can_be_seen else ""
    field = field_block(FIELD, QUESTION_LABEL, LONGEST_QUESTION, text)
    metadata = json.dumps([ref, where.channel, where.thread, where.ts])
    return modal(ASK_TITLE, text_block(what), field, callback=callback, submit=ASK, metadata=metadata)


def asked_of(metadata: str) -> tuple[str, Where]:
    """Return the reference of a question and where it was asked, from the metadata of that modal."""
    ref, *where = map(str, json.loads(metadata))
    return ref, Where(*where)


def question_message(number: int, name: str, text: str, where: Where, address: str) -> Message:
    """Return what the experts get: who asks what and, when there is an `address`, where."""
    answer = {"type": "button", "action_id": ANSWER_AS_EXPERT, "value": str(number), "style": "primary"}
    button = {**answer, "text": {"type": "plain_text", "text": ANSWER, "emoji": False}}
    about = link(address, SEE) if address else "" if where.can_be_seen else mrkdwn(IN_PRIVATE.format(name=_named(name)))
    lead = ASKS.format(name=_named(name))
    return _asked(lead, text, about, {"type": "actions", "elements": [button]})


def answered_message(text: str, expert: str) -> Message:
    """Return what stands in the place of the question once an expert has answered."""
    return _asked(WAS_ASKED, text, mrkdwn(ANSWERED_BY.format(name=_named(expert))))


def answering_modal(callback: str, metadata: str, question: ExpertQuestion) -> View:
    """Return the modal that takes an answer."""
    field = field_block(FIELD, ANSWER_LABEL, LONGEST_ANSWER)
    blocks = (quoted_block(question.text), field, text_block(WHAT_HAPPENS_THEN))
    return modal(ANSWER_TITLE, *blocks, callback=callback, submit=SEND, metadata=metadata)


def answer_told(question: str, answer: str, expert: str) -> Told:
    """Return what is posted where the question was asked: the question, when it is given, and who answers what."""
    quote = (f"> {shortened(' '.join(markdown(question).split()), LONGEST_QUOTE)}",) if question else ()
    return notice("\n\n".join((*quote, ANSWERS.format(name=_named(expert)), answer)))


def _asked(lead: str, text: str, about: str, *blocks: Block) -> Message:
    shown: list[Block] = [{"type": "section", "text": {"type": "mrkdwn", "text": mrkdwn(lead)}}, quoted_block(text)]
    if about:
        shown.append({"type": "context", "elements": [{"type": "mrkdwn", "text": about}]})
    return Message("\n\n".join(filter(None, (mrkdwn(lead), mrkdwn(text), about))), (*shown, *blocks))


def _named(name: str) -> str:
    return plain(name).replace("\n", " ") or SOMEBODY

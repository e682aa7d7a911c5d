"""What `/cert about` says: what is known as of when, what is kept, for whom and how long, and how to reach people."""

from collections.abc import Mapping

from bot.domain.knowledge import Knowledge
from bot.slack.guidance import ABOUT
from bot.slack.message import Message, message
from bot.slack.surface import COMMAND, NAME

KNOWN = "Answers that I know: {count}. Version of the knowledge: `{version}`{checked}."
CHECKED = ", last checked against a source on {day}"
OF_YOU: Mapping[str, tuple[str, ...]] = {
    "Your settings: whether a question that I cannot answer is kept. Until you change it.": ("preferences",),
    "Which answers you got last: for you, ten at most, as ids and never in words. For {days} days.": ("recent",),
    "Whether an answer helped you, and what you write about it: for the editors. For {days} days.": ("votes",),
    "What you send to experts: until one answers, at most {days} days.": ("expert_questions",),
    "Your plan, once you start one: its steps and what became of them with your reasons, for which role and at how many "
    "hours a week, what you hold and since when, your time zone, when to remind you, whether you share it, and that a "
    "question stayed open at a step, without its words. Until you stop using me for 90 days. Only leads see it, only if "
    "you share it.": ("newcomers",),
    "Whether I greeted you, so that I never do so twice: until you have me forget you.": ("newcomers",),
    "Which reminders you got and which are to come, so that none comes twice: as long as your plan.": ("reminders",),
    "Whether you are a lead: until an admin changes it.": ("leads",),
    "Which messages I sent to you alone, and what they were about, as ids: for 7 days.": (
        "outbox",
        "topics",
        "channels",
    ),
}
"""What is kept of a person, with the tables of the store that hold it."""
OF_NOBODY: Mapping[str, tuple[str, ...]] = {
    "A question that I cannot answer: for the editors, without who asked or where, and with mentions, e-mail addresses, "
    "links and long numbers taken out. For {days} days. `{command} settings` turns it off.": ("gaps",),
    "The answers of experts, with the question, as drafts for the editors. For {days} days.": ("drafts",),
    "What you write with `{command} feedback`: for the editors. For {days} days.": ("remarks",),
    "What a thread is about, as ids of certifications, and which of my messages answers which: for 7 days.": (
        "outbox",
        "topics",
        "channels",
    ),
    "Which reminders are to be taken back from Slack, as ids, until they are.": ("withdrawn",),
    "Which entries are marked as wrong, until they are corrected, and which events of Slack I have seen, as ids, for a "
    "day.": ("withheld", "seen"),
}
"""What is kept without whose it is, with the tables that hold it."""
KEPT = """\
**What I keep of you**
{of_you}

**What I keep without your name**
{of_nobody}

Nothing else that you write is kept, and nothing of it is in my log.\
"""
REACH = """\
**What you can do**
- `{command} me` shows everything that I keep of you; `certguide me export` of your admins writes it down.
- `{command} me forget` deletes all of it.
- `{command} settings` shows and changes whether your questions are kept.
- `{command} feedback` reaches the editors and maintainers.\
"""


def about_message(knowledge: Knowledge, days: int) -> Message:
    """Return what Certguide is, knows and keeps; `days` is how long."""
    day = knowledge.checked
    checked = CHECKED.format(day=day.isoformat()) if day else ""
    known = KNOWN.format(count=len(knowledge.entries), version=knowledge.version, checked=checked)
    kept = KEPT.format(of_you=_listed(OF_YOU, days), of_nobody=_listed(OF_NOBODY, days))
    return message("\n\n".join((f"**{NAME}**", ABOUT, known, kept, REACH.format(command=COMMAND))))


def _listed(texts: Mapping[str, tuple[str, ...]], days: int) -> str:
    return "\n".join(f"- {text.format(days=days, command=COMMAND)}" for text in texts)

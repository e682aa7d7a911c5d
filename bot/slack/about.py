"""What `/cert about` says: what is known as of when, what is kept, for whom and how long, and how to reach people."""

from bot.domain.knowledge import Knowledge
from bot.slack.guidance import ABOUT
from bot.slack.message import Message, message
from bot.slack.surface import COMMAND, NAME

KNOWN = "Answers that I know: {count}. Version of the knowledge: `{version}`{checked}."
CHECKED = ", last checked against a source on {day}"
KEPT = """\
**What I keep**
- A question that I cannot answer: for the editors, without who asked or where, and with mentions, e-mail addresses, links \
and long numbers taken out. For {days} days. `{command} settings` turns it off.
- Which answers you got last: for you, ten at most, as ids and never in words. For {days} days.
- Whether an answer helped you, and what you write about it: for the editors. For {days} days.
- What you send to experts: until one answers, at most {days} days. Their answer stays as a draft for the editors, \
without your name.
- What you write with `{command} feedback`: for the editors, without your name. For {days} days.
- Your plan, once you start one: its steps and what became of them with your reasons, what you hold and since when, your \
time zone, when to remind you, whether you share it, and that a question stayed open at a step, without its words. Until you \
stop using me for 90 days. Only leads see it, only if you share it. `certguide me export` of your admins shows all of it.
- What a thread is about, as ids of certifications, and which of my messages answers which: for 7 days.

Nothing else that you write is kept, and nothing of it is in my log.\
"""
REACH = """\
**What you can do**
- `{command} settings` shows and changes what is kept of you.
- `{command} me forget` deletes everything that I keep of you.
- `{command} feedback` reaches the editors and maintainers.\
"""


def about_message(knowledge: Knowledge, days: int) -> Message:
    """Return what Certguide is, knows and keeps; `days` is how long."""
    day = knowledge.checked
    checked = CHECKED.format(day=day.isoformat()) if day else ""
    known = KNOWN.format(count=len(knowledge.entries), version=knowledge.version, checked=checked)
    kept, reach = KEPT.format(days=days, command=COMMAND), REACH.format(command=COMMAND)
    return message("\n\n".join((f"**{NAME}**", ABOUT, known, kept, reach)))

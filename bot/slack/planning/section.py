"""The plan of a person on their Home tab: this week, later, done, and what they can do with it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from bot.domain import planned as wording
from bot.domain.knowledge import Knowledge
from bot.domain.newcomers import Newcomer
from bot.domain.plan import Held, Plan, Standing, State, Step
from bot.domain.plan_files import Form
from bot.slack.message import Block, label
from bot.slack.outgoing import markdown, mrkdwn, shortened
from bot.slack.planning.files import file_blocks
from bot.slack.planning.pressed import Verb, button, menu, sure
from bot.slack.sources import source_lines
from bot.slack.surface import SHOW

TITLE, HELD = "Your plan", "What you hold"
INVITE = (
    "A plan takes you to a certification step by step: what to read, to practise and to avoid, with dates and sources. "
    "You can change or stop it at any time."
)
START, OTHER = "Start a plan", "Start another plan"
WEEK, LATER, DONE = "*This week*", "*Later*", "*Done: {done} of {all}*"
NOTHING_NOW = "Nothing is due this week."
DUE, OVERDUE, CLOSED = "by {day}", "was due on {day}", "{day}"
AND_MORE = "and {count} more"
STUCK = "Your plan seems stuck ({why}). Move the exam, put steps off or skip them; nobody minds. {lead}"
LEAD_SEES = "As you share your plan, your lead can see this."
LEAD_SEES_NOT = "Your lead does not see this."
MENU = {Verb.DONE: "Done", Verb.SNOOZE: "Put off a week", Verb.SKIP: "Skip"}
AGAIN = {Verb.REOPEN: "Not done yet"}
STOP_SURE = ("Stop this plan?", "Its steps and reminders end. What you did stays in the list.", "Stop it")
RENEW = "{name}{since}. {renewal}"
SINCE = ", since {day}"
SHARES = {True: "Your lead sees this plan.", False: "Your lead does not see this plan."}
REMINDS = {True: "Reminders are on.", False: "Reminders are off."}
MOST_NOW, MOST_LATER, MOST_DONE, MOST_HELD = 12, 6, 3, 10
LONGEST_STEP = 600
LINKS = 2
"""Entries about a step that a button leads to."""
NO_FILES: Mapping[Form, str] = {}


def plan_blocks(
    newcomer: Newcomer,
    today: date,
    knowledge: Knowledge,
    stuck: Sequence[str] = (),
    files: Mapping[Form, str] = NO_FILES,
) -> tuple[Block, ...]:
    """Return the section of somebody's plan, and why they may be `stuck`; without a plan, the way to begin.

    `files` are links to the plan as a file.
    """
    plan = newcomer.plan
    if plan is None:
        return (_header(TITLE), _section(INVITE), _actions(button(Verb.START, START)), *_held(newcomer.held))
    told = f"*{mrkdwn(plan.title)}*\n{mrkdwn(wording.standing(plan))}. {mrkdwn(wording.pace(plan.pace))}"
    return (
        _header(TITLE),
        _section(told),
        *_help(newcomer, stuck),
        *_steps(plan, today, knowledge),
        *_acts(newcomer, plan),
        *(file_blocks(files) if plan.standing is not Standing.STOPPED else ()),
        *_held(newcomer.held),
    )


def _help(newcomer: Newcomer, why: Sequence[str]) -> tuple[Block, ...]:
    lead = LEAD_SEES if newcomer.shares else LEAD_SEES_NOT
    return (_section(mrkdwn(STUCK.format(why=", ".join(why), lead=lead))),) if why else ()


def _steps(plan: Plan, today: date, knowledge: Knowledge) -> tuple[Block, ...]:
    if plan.standing in (Standing.PAUSED, Standing.STOPPED):
        return ()
    now = [step for step in plan.open if step.due <= today + timedelta(days=6)][:MOST_NOW]
    later = [step for step in plan.open if step not in now]
    rows = [block for step in now for block in _row(step, today, knowledge)]
    blocks = [_section(WEEK), *(rows or [_context(NOTHING_NOW)])]
    if later:
        blocks += [_section(LATER), *(_brief(step, today) for step in later[:MOST_LATER]), *_more(later, MOST_LATER)]
    done = sorted(plan.done, key=lambda step: step.closed or today, reverse=True)
    if done:
        count = sum(step.state is State.DONE for step in done)
        blocks += [_section(DONE.format(done=count, all=len(plan.steps)))]
        blocks += [_brief(step, today) for step in done[:MOST_DONE]]
    return tuple(blocks)


def _row(step: Step, today: date, knowledge: Knowledge) -> Iterable[Block]:
    """Yield a step of this week with its menu, its sources, and buttons to what is known about it."""
    yield {**_section(_line(step, today)), "accessory": menu(step.key, MENU)}
    if lines := source_lines(step.sources, knowledge):
        yield _context(shortened("; ".join(lines), 1_000))
    asked = {entry.id: entry.question for entry in knowledge.entries} if step.entries else {}
    known = [id_ for id_ in step.entries if id_ in asked][:LINKS]
    if known:
        yield _actions(*(_entry(id_, asked[id_], step.key) for id_ in known))


def _entry(id_: str, question: str, key: str) -> Block:
    return {
        "type": "button",
        "action_id": f"{SHOW}:plan-{key}-{id_}"[:255],
        "value": id_,
        "text": label(shortened(markdown(question), 70)),
    }


def _brief(step: Step, today: date) -> Block:
    verbs = MENU if step.open else AGAIN
    return {**_section(_line(step, today)), "accessory": menu(step.key, verbs)}


def _line(step: Step, today: date) -> str:
    day = step.closed or step.due
    when = CLOSED if step.closed else OVERDUE if step.due < today else DUE
    note = wording.note(step)
    told = f"{shortened(markdown(step.text), LONGEST_STEP)}{f' ({note})' if note else ''}"
    return f"{mrkdwn(told)}\n_{when.format(day=day)}_"


def _more(steps: Sequence[Step], shown: int) -> tuple[Block, ...]:
    return (_context(AND_MORE.format(count=len(steps) - shown)),) if len(steps) > shown else ()


def _acts(newcomer: Newcomer, plan: Plan) -> tuple[Block, ...]:
    """Return the buttons for the plan as a whole, and who sees it."""
    stop = sure(button(Verb.STOP, "Stop"), *STOP_SURE)
    running = (
        button(Verb.PASSED, "I passed", style="primary"),
        button(Verb.AGAIN, "I did not pass"),
        button(Verb.MOVE, "Move the exam"),
        button(Verb.PAUSE, "Pause"),
        stop,
    )
    acts = {Standing.RUNNING: running, Standing.PAUSED: (button(Verb.RESUME, "Go on"), stop)}
    ended = (button(Verb.START, OTHER),)
    share = button(Verb.HIDE, "Stop sharing") if newcomer.shares else button(Verb.SHARE, "Share with my lead")
    settings = _actions(button(Verb.REMIND, "Reminders"), share)
    said = f"{SHARES[bool(newcomer.shares)]} {REMINDS[newcomer.rhythm.on]}"
    return _actions(*acts.get(plan.standing, ended)), settings, _context(said)


def _held(held: Sequence[Held]) -> tuple[Block, ...]:
    lines = "\n".join(mrkdwn(_holds(one)) for one in held[:MOST_HELD])
    return (_section(f"*{HELD}*\n{lines}"),) if lines else ()


def _holds(one: Held) -> str:
    since = SINCE.format(day=one.since) if one.since else ""
    renewal = wording.renewal(one.renewal) if one.renewal else ""
    return RENEW.format(name=one.name, since=since, renewal=renewal).strip()


def _header(text: str) -> Block:
    return {"type": "header", "text": label(text)}


def _section(text: str) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}


def _context(text: str) -> Block:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text}]}


def _actions(*elements: Block) -> Block:
    return {"type": "actions", "elements": list(elements)}

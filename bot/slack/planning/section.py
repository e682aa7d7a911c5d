"""The plan of a person on their Home tab: this week, later, done, and what they can do with it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate

from bot.domain import planned as wording
from bot.domain.knowledge import Knowledge
from bot.domain.newcomers import Newcomer
from bot.domain.plan import Held, Plan, Standing, State, Step
from bot.domain.plan_files import Form
from bot.slack.message import Block, label
from bot.slack.outgoing import link, markdown, mrkdwn, shortened
from bot.slack.planning.files import file_blocks
from bot.slack.planning.pressed import Verb, button, menu, sure
from bot.slack.sources import source_lines
from bot.slack.surface import COMMAND, SHOW

TITLE, HELD = "Your plan", "What you hold"
INVITE = (
    "A plan takes you to a certification step by step: what to read, to practise and to avoid, with dates and sources. "
    "You can change or stop it at any time."
)
START, OTHER = "Start a plan", "Start another plan"
WEEK, LATER, DONE = "*This week*", "*Later*", "*Done: {done} of {all}*"
WAS_DONE = "*Done: {done}*"
NOTHING_NOW = "Nothing is due this week."
OVERDUE, CLOSED = "was due on {day}", "{day}"
FROM_TEAM = "*From your team*"
AND_MORE = f"and {{count}} more; `{COMMAND} me` shows all of them"
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
WEEK_DAYS = 7
MOST_FROM_TEAM = 12
LONGEST_FROM_TEAM = 2_900
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
        start = _actions(button(Verb.START, START, style="primary"))
        return _header(TITLE), _section(INVITE), start, *_from_team(knowledge, welcome=True), *_held(newcomer.held)
    pace = wording.pace(plan.pace) if plan.standing is Standing.RUNNING else ""
    told = f"*{mrkdwn(plan.title)}*\n{mrkdwn(f'{wording.standing(plan)}. {pace}')}"
    return (
        _header(TITLE),
        _section(told),
        *_help(newcomer, stuck),
        *_steps(plan, today, knowledge),
        *_acts(newcomer, plan),
        *(file_blocks(files) if plan.standing is not Standing.STOPPED else ()),
        *_from_team(knowledge),
        *_held(newcomer.held),
    )


def _help(newcomer: Newcomer, why: Sequence[str]) -> tuple[Block, ...]:
    lead = LEAD_SEES if newcomer.shares else LEAD_SEES_NOT
    return (_section(mrkdwn(STUCK.format(why=", ".join(why), lead=lead))),) if why else ()


def _steps(plan: Plan, today: date, knowledge: Knowledge) -> tuple[Block, ...]:
    if plan.standing in (Standing.PAUSED, Standing.STOPPED):
        return ()
    now = [step for step in plan.open if step.due < today + timedelta(days=WEEK_DAYS)][:MOST_NOW]
    later = [step for step in plan.open if step not in now]
    linked: set[str] = set()
    rows = [block for step in now for block in _row(step, today, knowledge, linked)]
    blocks = [_section(WEEK), *(rows or [_context(NOTHING_NOW)])]
    if later:
        blocks += [_section(LATER), *(_brief(step, today) for step in later[:MOST_LATER]), *_more(later, MOST_LATER)]
    return (*blocks, *_done(plan, today))


def _done(plan: Plan, today: date) -> Iterable[Block]:
    """Yield what was closed last; what passing the exam made needless is not held up to anybody."""
    over = plan.standing is Standing.PASSED
    closed = [step for step in plan.done if step.state is State.DONE or step.note or not over]
    if closed:
        count = sum(step.state is State.DONE for step in closed)
        yield _section((WAS_DONE if over else DONE).format(done=count, all=len(plan.steps)))
        latest = sorted(closed, key=lambda step: step.closed or today, reverse=True)
        yield from (_brief(step, today) for step in latest[:MOST_DONE])


def _row(step: Step, today: date, knowledge: Knowledge, linked: set[str]) -> Iterable[Block]:
    """Yield a step of this week with its menu, its sources, and buttons to what is known about it and not `linked` yet."""
    yield {**_section(_line(step, today)), "accessory": menu(step.key, MENU)}
    if lines := source_lines(step.sources, knowledge):
        yield _context(shortened("; ".join(lines), 1_000))
    asked = {entry.id: entry.question for entry in knowledge.entries} if step.entries else {}
    known = [id_ for id_ in step.entries if id_ in asked and id_ not in linked][:LINKS]
    linked.update(step.entries)
    if known:
        yield _actions(*(_entry(id_, asked[id_], step.key) for id_ in known))


def _entry(id_: str, question: str, key: str) -> Block:
    return {
        "type": "button",
        "action_id": f"{SHOW}:plan-{key}-{id_}"[:255],
        "value": id_,
        "text": label(shortened(markdown(question), 70)),
    }


def _from_team(knowledge: Knowledge, *, welcome: bool = False) -> tuple[Block, ...]:
    """Return whom to ask for what and the pages of the team, with `welcome` what it says to newcomers."""
    said: list[str] = []
    for team in knowledge.onboarding:
        said += [mrkdwn(team.welcome)] if welcome else []
        said += [mrkdwn(wording.contact(one)) for one in team.contacts]
        said += [link(one.url, one.name) for one in team.links]
    sums = accumulate(len(line) + 1 for line in said[:MOST_FROM_TEAM])
    whole = [line for line, length in zip(said, sums, strict=False) if length <= LONGEST_FROM_TEAM]
    return (_section("\n".join((FROM_TEAM, *whole))),) if whole else ()


def _brief(step: Step, today: date) -> Block:
    verbs = MENU if step.open else AGAIN
    return {**_section(_line(step, today)), "accessory": menu(step.key, verbs)}


def _line(step: Step, today: date) -> str:
    note = wording.note(step)
    told = f"{shortened(markdown(step.text), LONGEST_STEP)}{f' ({note})' if note else ''}"
    return f"{mrkdwn(told)}\n_{_when(step, today)}_"


def _when(step: Step, today: date) -> str:
    if step.closed:
        return CLOSED.format(day=step.closed)
    if step.due < today:
        return OVERDUE.format(day=step.due)
    near = (step.due - today).days < WEEK_DAYS
    return wording.soon(step.due, today) if near else wording.DUE.format(day=step.due)


def _more(steps: Sequence[Step], shown: int) -> tuple[Block, ...]:
    return (_context(AND_MORE.format(count=len(steps) - shown)),) if len(steps) > shown else ()


def _acts(newcomer: Newcomer, plan: Plan) -> tuple[Block, ...]:
    """Return the buttons for the plan as a whole, and who sees it."""
    stop = sure(button(Verb.STOP, "Stop"), *STOP_SURE)
    running = (
        button(Verb.MOVE, "Move the exam"),
        button(Verb.PAUSE, "Pause"),
        button(Verb.PASSED, "I passed"),
        button(Verb.AGAIN, "I did not pass"),
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

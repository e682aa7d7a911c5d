"""What a lead sees of the people who share their plans: figures in a sentence, then a row for each."""

from collections.abc import Iterator

from bot.domain.knowledge import Knowledge
from bot.domain.plan import Held, Standing
from bot.domain.teamwork import Member, Team
from bot.slack.message import Block, Message, label, section
from bot.slack.modal import View, modal
from bot.slack.outgoing import mrkdwn, shortened
from bot.slack.surface import COMMAND, OPEN_TEAM

NOT_LEAD = f"This is for leads. An admin names them with `{COMMAND} team add @person`."
NOT_ADMIN = "Only admins of this app can name leads (`CERTGUIDE_ADMINS`)."
WHOM = f"Say who: `{COMMAND} team add @person` or `{COMMAND} team remove @person`."
ADDED = "They are a lead now: they see the plans that people share."
REMOVED = "They are no lead any more."
NOBODY = "Nobody shares a plan yet. People decide that themselves, when they start one or on my Home tab."
FIGURES = "{people} share: {running} with a running plan, {stuck} stuck, {overdue} steps overdue, {passed} passed."
LACKS = "Nobody holds: {names}"
LACK = "{name} (recommended to {roles})"
STUCK, HOLDS, NO_PLAN = "*Stuck*: {why}", "Holds {held}", "no plan"
STANDINGS = {
    Standing.RUNNING: "{title}{role}; {done} of {of} done; next by {due}: {step}",
    Standing.PAUSED: "{title}{role}; paused; {done} of {of} done",
    Standing.STOPPED: "{title}{role}; stopped",
    Standing.PASSED: "{title}{role}; passed on {exam}",
}
LATE = "{count} overdue"
EXPIRES, EXPIRES_BETWEEN = "{name} (renew by {first})", "{name} (renew between {first} and {last})"
TITLE, SEE = "Your team", "See the whole team"
LOOK = "*Who may need a look*"
LOOKED = "{who}: {title}; {why}"
ALL_WELL = "Nobody who shares a plan is stuck."
MOST, MOST_IN_MODAL, MOST_ON_HOME = 15, 80, 5
AND_STUCK = "and {count} more who are stuck"
AND_MORE = "and {count} more; `certguide team export` lists them all"
LONGEST_STEP, LONGEST_ROW = 90, 450


def team_message(team: Team, knowledge: Knowledge) -> Message:
    """Return the team as a message; people are named by mentions that notify nobody, because only the lead sees it."""
    if not team.members:
        return Message(NOBODY, (section(NOBODY),))
    lacks = [_lacks(team)] if team.lacks else []
    return Message("\n".join((figures(team), *lacks)), _table(team, knowledge, MOST))


def team_modal(team: Team, knowledge: Knowledge) -> View:
    """Return the team as a modal, which has room for more people."""
    return modal(TITLE, *(_table(team, knowledge, MOST_IN_MODAL) if team.members else (section(NOBODY),)))


def team_blocks(team: Team) -> tuple[Block, ...]:
    """Return the section of the team on Home: figures, the few who are stuck, and the way to all of them."""
    header: Block = {"type": "header", "text": label(TITLE)}
    if not team.members:
        return header, section(NOBODY)
    stuck = [member for member in team.members if member.stuck]
    rows = [
        LOOKED.format(who=f"<@{one.who.user}>", title=mrkdwn(one.title), why=mrkdwn(", ".join(one.stuck)))
        for one in stuck[:MOST_ON_HOME]
    ]
    more = [AND_STUCK.format(count=len(stuck) - MOST_ON_HOME)] if len(stuck) > MOST_ON_HOME else []
    look = "\n".join((LOOK, *rows, *more)) if stuck else ALL_WELL
    see: Block = {"type": "button", "action_id": OPEN_TEAM, "text": label(SEE)}
    return header, section(mrkdwn(figures(team))), section(look), {"type": "actions", "elements": [see]}


def figures(team: Team) -> str:
    """Return the figures of a team in a sentence."""
    members = team.members
    return FIGURES.format(
        people=len(members),
        running=sum(one.standing is Standing.RUNNING for one in members),
        passed=sum(one.standing is Standing.PASSED for one in members),
        stuck=sum(bool(one.stuck) for one in members),
        overdue=sum(one.overdue for one in members),
    )


def _table(team: Team, knowledge: Knowledge, most: int) -> tuple[Block, ...]:
    """Return the figures, a row for each of the first people, and what nobody holds."""
    roles = {role.id: role.name for role in knowledge.roles}
    rows = [_row(member, roles) for member in team.members[:most]]
    more = [AND_MORE.format(count=len(team.members) - most)] if len(team.members) > most else []
    lacks = [_lacks(team)] if team.lacks else []
    return tuple(section(text) for text in (mrkdwn(figures(team)), *rows, *more, *lacks))


def _row(member: Member, roles: dict[str, str]) -> str:
    told = "; ".join(_told(member, roles))
    return f"<@{member.who.user}>: {shortened(told, LONGEST_ROW)}"


def _told(member: Member, roles: dict[str, str]) -> Iterator[str]:
    if member.standing is None:
        yield NO_PLAN
    else:
        step = member.step
        role = f" ({roles[member.role]})" if member.role in roles else ""
        yield mrkdwn(
            STANDINGS[member.standing].format(
                title=member.title,
                role=role,
                done=member.done,
                of=member.of,
                due=step.due if step else "-",
                step=shortened(step.text, LONGEST_STEP) if step else "-",
                exam=member.exam,
            )
        )
    if member.overdue:
        yield LATE.format(count=member.overdue)
    if member.stuck:
        yield STUCK.format(why=mrkdwn(", ".join(member.stuck)))
    if member.held:
        yield HOLDS.format(held=mrkdwn(", ".join(map(_holds, member.held))))


def _holds(held: Held) -> str:
    if held.renewal is None:
        return held.name
    wording = EXPIRES if held.renewal.earliest == held.renewal.latest else EXPIRES_BETWEEN
    return wording.format(name=held.name, first=held.renewal.earliest, last=held.renewal.latest)


def _lacks(team: Team) -> str:
    names = (LACK.format(name=one.name, roles=", ".join(one.roles)) for one in team.lacks)
    return mrkdwn(shortened(LACKS.format(names="; ".join(names)), 2_500))

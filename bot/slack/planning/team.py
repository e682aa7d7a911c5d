"""What a lead sees of the people who share their plans: figures in a sentence, then a row for each."""

from collections.abc import Iterator

from bot.domain.knowledge import Knowledge
from bot.domain.plan import Held, Standing
from bot.domain.teamwork import Member, Team
from bot.slack.message import Block, Message, section
from bot.slack.outgoing import mrkdwn, shortened
from bot.slack.surface import COMMAND

NOT_LEAD = f"This is for leads. An admin names them with `{COMMAND} team add @person`."
NOT_ADMIN = "Only admins of this app can name leads (`CERTGUIDE_ADMINS`)."
WHOM = f"Say who: `{COMMAND} team add @person` or `{COMMAND} team remove @person`."
ADDED = "They are a lead now: they see the plans that people share."
REMOVED = "They are no lead any more."
NOBODY = "Nobody shares a plan yet. People decide that themselves, when they start one or on my Home tab."
FIGURES = "{people} share: {running} with a running plan, {stuck} stuck, {overdue} steps overdue, {passed} passed."
LACKS = "Nobody holds: {names}"
LACK = "{name} (recommended to {roles})"
ROW = "{who}: {told}"
STUCK, HOLDS, NO_PLAN = "*Stuck*: {why}", "Holds {held}", "no plan"
STANDINGS = {
    Standing.RUNNING: "{title}{role}; {done} of {of} done; next by {due}: {step}",
    Standing.PAUSED: "{title}{role}; paused; {done} of {of} done",
    Standing.STOPPED: "{title}{role}; stopped",
    Standing.PASSED: "{title}{role}; passed on {exam}",
}
LATE = "{count} overdue"
EXPIRES, EXPIRES_BETWEEN = "{name} (renew by {first})", "{name} (renew between {first} and {last})"
MOST = 15
AND_MORE = "and {count} more; `certguide team export` lists them all"
LONGEST_STEP, LONGEST_ROW = 90, 450


def team_message(team: Team, knowledge: Knowledge) -> Message:
    """Return the team as a message; people are named by mentions that notify nobody, because only the lead sees it."""
    if not team.members:
        return Message(NOBODY, (section(NOBODY),))
    roles = {role.id: role.name for role in knowledge.roles}
    rows = [_row(member, roles) for member in team.members[:MOST]]
    if len(team.members) > MOST:
        rows.append(AND_MORE.format(count=len(team.members) - MOST))
    said = figures(team)
    lacks = [_lacks(team)] if team.lacks else []
    blocks: list[Block] = [section(text) for text in (mrkdwn(said), *rows, *lacks)]
    return Message("\n".join((said, *lacks)), tuple(blocks))


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

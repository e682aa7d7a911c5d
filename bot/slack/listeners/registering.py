"""Register every listener with Bolt, in one place."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.slack import surface
from bot.slack.listeners.advice_buttons import ADVISED, Advising
from bot.slack.listeners.answering_experts import AnsweringExperts
from bot.slack.listeners.ask_modal import AskModal
from bot.slack.listeners.asking_experts import AskingExperts
from bot.slack.listeners.choices import CHOICE, Choices
from bot.slack.listeners.commands import Commands
from bot.slack.listeners.corrections import RESTORED, Corrections
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.direct_messages import DirectMessages
from bot.slack.listeners.failures import Failures
from bot.slack.listeners.home import Opened
from bot.slack.listeners.leaving import Leaving
from bot.slack.listeners.lookups import PICKED, Lookups
from bot.slack.listeners.mentions import Mentions
from bot.slack.listeners.menus import Menus
from bot.slack.listeners.messages import Messages
from bot.slack.listeners.none_of_these import NoneOfThese
from bot.slack.listeners.outdated import Outdated
from bot.slack.listeners.planning.joining import Joining
from bot.slack.listeners.planning.presses import PRESSED, PlanPresses
from bot.slack.listeners.planning.starting import Starting
from bot.slack.listeners.planning.team import TeamOnHome
from bot.slack.listeners.remarks import Remarks
from bot.slack.listeners.settings import Settings
from bot.slack.listeners.sharing import Sharing
from bot.slack.listeners.showing import SHOWN, Showing
from bot.slack.listeners.typeahead import TYPED_IN, TypeAhead
from bot.slack.listeners.voting import VOTED, Voting
from bot.slack.listeners.wishing import Wishing

ANY = re.compile(".*")


def register(app: AsyncApp, desk: Desk, leaving: Leaving) -> None:
    """Register the listeners; Bolt tries them in this order, so those most in demand come first."""
    failures = Failures(desk.sender, desk.metrics)
    messages = Messages(desk, failures)
    app.event(surface.MENTION, middleware=[failures.accepting(Mentions(messages).accept)])(accepted)
    direct = failures.accepting(DirectMessages(messages).accept)
    app.event(surface.DIRECT_MESSAGE.partition(".")[0], middleware=[direct])(accepted)
    app.command(surface.COMMAND)(failures.guarded(Commands(desk).answer))
    app.action(CHOICE)(failures.guarded(Choices(desk).answer))
    app.action(surface.NONE_OF_THESE)(failures.guarded(NoneOfThese(desk).answer))
    experts, answering = AskingExperts(desk), AnsweringExperts(desk)
    app.action(surface.ASK_EXPERT)(failures.guarded(experts.open))
    app.view(surface.ASK_EXPERT)(failures.guarded(experts.submit))
    app.action(surface.ANSWER_AS_EXPERT)(failures.guarded(answering.open))
    app.view(surface.ANSWER_AS_EXPERT)(failures.guarded(answering.submit))
    app.action(SHOWN)(failures.guarded(Showing(desk).answer))
    app.action(ADVISED)(failures.guarded(Advising(desk).answer))
    wishing = Wishing(desk)
    for action in (surface.REFINE, surface.OPEN_WISH):
        app.action(action)(failures.guarded(wishing.open))
    app.view(surface.WISH)(failures.guarded(wishing.submit))
    app.action(surface.SHARE)(failures.guarded(Sharing(desk).answer))
    app.view(surface.REMARK)(failures.guarded(Remarks(desk).submit))
    app.action(surface.KEEP)(failures.guarded(Settings(desk).keep))
    app.action(surface.FORGET)(failures.guarded(Settings(desk).forget))
    voting, corrections = Voting(desk), Corrections(desk)
    app.action(VOTED)(failures.guarded(voting.vote))
    app.view(surface.VOTE_REASON)(failures.guarded(voting.explain))
    app.action(surface.MORE)(failures.guarded(Menus(desk, corrections).pick))
    app.action(RESTORED)(failures.guarded(corrections.restore))
    asking, opened = AskModal(desk, failures), Opened(desk, TeamOnHome(desk))
    app.event(surface.APP_OPENED)(failures.guarded(opened.answer))
    _register_plans(app, desk, opened, failures)
    app.global_shortcut(surface.ASK_ANYWHERE)(failures.guarded(asking.open))
    app.action(surface.OPEN_ASK)(failures.guarded(asking.open))
    app.view(surface.ASK_MODAL)(failures.guarded(asking.submit))
    lookups = Lookups(desk)
    app.message_shortcut(surface.LOOK_UP)(failures.guarded(lookups.answer))
    app.action(PICKED)(failures.guarded(lookups.pick))
    app.options(TYPED_IN)(TypeAhead(desk).answer)
    for event in (surface.UNINSTALLED, surface.REVOKED):
        app.event(event)(failures.guarded(leaving.answer))
    app.event(ANY)(ignore)
    app.action(ANY)(failures.guarded(Outdated(desk.sender).answer))
    app.error(failures.note)


async def accepted(ack: AsyncAck) -> None:
    """Tell Slack that a message has been taken on."""
    await ack()


async def ignore(ack: AsyncAck) -> None:
    """Take what is not for us, so that Slack does not send it again."""
    await ack()


def _register_plans(app: AsyncApp, desk: Desk, opened: Opened, failures: Failures) -> None:
    planning, starting = PlanPresses(desk, opened, failures), Starting(desk, opened, failures)
    app.action(PRESSED)(failures.guarded(planning.answer))
    app.view(surface.PLAN_ASKED)(failures.guarded(planning.submit))
    app.view(surface.PLAN_START)(failures.guarded(starting.propose))
    app.view(surface.PLAN_CHOSEN)(failures.guarded(starting.begin))
    app.action(surface.OPEN_TEAM)(failures.guarded(opened.team.open))
    joining = Joining(desk)
    app.event(surface.JOINED)(failures.guarded(joining.welcome))
    app.event(surface.ARRIVED)(failures.guarded(joining.arrive))
    app.event(surface.LEFT)(failures.guarded(joining.part))

"""Somebody says whether an answer helped."""

import re
from dataclasses import dataclass

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.feedback import Value, Vote
from bot.domain.store import StoreAwayError
from bot.service.redacting import redacted
from bot.slack import voting
from bot.slack.limits import REASON
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.modals import Modals
from bot.slack.listeners.payloads import Payload, asker_of, message_of_press, picked_in
from bot.slack.listeners.pressing import open_modal, tell
from bot.slack.modal import told_modal, typed_in_field
from bot.slack.surface import VOTE

VOTED = re.compile(rf"^{VOTE}(?::\d+)?$")


@dataclass(frozen=True, slots=True)
class Voting:
    """Listens to the feedback buttons, and to the reasons that people give."""

    desk: Desk

    async def vote(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Keep the vote; thank for one that is good, and ask why after one that is not."""
        await ack()
        asker, (channel, ts) = asker_of(context, body), message_of_press(body)
        vote = Vote(asker.team, channel, ts, asker.user, *voting.read_vote(picked_in(body)))
        self.desk.metrics.feedback.labels(vote.value.value).inc()
        # The modal first: Slack opens it for three seconds only, and the store may take longer.
        asked = vote.value is Value.UNHELPFUL and await self._ask(vote, body)
        await self.desk.store.feedback.vote(vote, self.desk.clock())
        if not asked:
            await tell(self.desk.sender, body, voting.thanks(vote.value))

    async def explain(self, ack: AsyncAck, context: AsyncBoltContext, body: Payload) -> None:
        """Keep why an answer did not help, redacted; an empty reason changes nothing."""
        reason, asker = redacted(typed_in_field(body["view"], voting.FIELD)), asker_of(context, body)
        if not reason:
            await ack()
            return
        modals = Modals(self.desk.sender.client)
        await modals.wait(ack, voting.TITLE)
        channel, ts, entries = voting.voted_on(body["view"]["private_metadata"])
        vote = Vote(asker.team, channel, ts, asker.user, Value.UNHELPFUL, entries, reason[:REASON])
        said = voting.DONE
        try:
            await self.desk.store.feedback.vote(vote, self.desk.clock())
        except StoreAwayError:
            said = voting.NOT_KEPT
        await modals.show(body, told_modal(voting.TITLE, said))

    async def _ask(self, vote: Vote, body: Payload) -> bool:
        return await open_modal(self.desk.sender, body, voting.reason_modal(vote, self.desk.retention_days))

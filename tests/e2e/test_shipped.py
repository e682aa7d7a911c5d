"""The knowledge that comes with the program works in Slack: it is answered from, and everything in it fits."""

from pathlib import Path

import pytest
from bot.domain.told import told
from bot.playground.limits.messages import message_faults, remarks_on, too_much_text
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Person
from bot.service.live import LiveAnswering
from bot.slack.rendering import shown

from tests.e2e.conftest import answering_from
from tests.e2e.process import ROOT
from tests.e2e.reading import read
from tests.e2e.running_app import SOCKET, running_app

SHIPPED: Path = ROOT / "knowledge"


@pytest.fixture(scope="module")
def shipped() -> LiveAnswering:
    return answering_from(SHIPPED)


async def test_a_question_is_answered_from_it(
    slack: Slack, shipped: LiveAnswering, ana: Person, general: Channel
) -> None:
    async with running_app(slack, shipped, SOCKET):
        answer = await slack.answer(await slack.mention(ana, general, "how much is the focp exam only?"))
    assert "300" in read(answer)
    assert "FinOps Certified Practitioner" in read(answer)
    assert slack.site.calls.remarks() == ()


def test_every_entry_fits_into_a_message(shipped: LiveAnswering) -> None:
    for entry in shipped.knowledge.entries:
        message = shown(told(shipped.choose(entry.id).reply), shipped.knowledge)
        assert list(message_faults(message.blocks)) == [], entry.id
        assert not too_much_text(message.blocks), entry.id
        assert list(remarks_on(message.text, message.blocks)) == [], entry.id

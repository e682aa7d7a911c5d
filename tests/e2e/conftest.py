"""A workspace with people in it, and the real app that answers them, once over HTTP and once in Socket Mode."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from bot.content import load
from bot.playground.server import running
from bot.playground.slack import Slack
from bot.playground.workspace import Channel, Person
from bot.service.live import LiveAnswering

from tests.e2e.knowledge import write_knowledge
from tests.e2e.running_app import MODES, RunningApp, running_app


def answering_from(folder: Path) -> LiveAnswering:
    loaded = load(folder)
    assert loaded.knowledge is not None, loaded.problems
    return LiveAnswering(loaded.knowledge)


@pytest.fixture(scope="session")
def answering(tmp_path_factory: pytest.TempPathFactory) -> LiveAnswering:
    return answering_from(write_knowledge(tmp_path_factory.mktemp("knowledge")))


@pytest.fixture
async def slack() -> AsyncIterator[Slack]:
    async with running() as slack:
        yield slack


@pytest.fixture(params=MODES)
async def app(slack: Slack, answering: LiveAnswering, request: pytest.FixtureRequest) -> AsyncIterator[RunningApp]:
    async with running_app(slack, answering, request.param) as app:
        yield app


@pytest.fixture
def ana(slack: Slack) -> Person:
    return slack.person("Ana")


@pytest.fixture
def bo(slack: Slack) -> Person:
    return slack.person("Bo")


@pytest.fixture
def general(slack: Slack, ana: Person, bo: Person) -> Channel:
    return slack.channel("general", ana, bo)

"""The manifest: valid by Slack's schema, and with exactly what the code uses."""

import json
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import bot.slack
import pytest
from bot.app import new_bolt
from bot.cli.serve import manifest
from bot.config import Config
from bot.domain.told import Choice
from bot.slack.guidance import help_message
from bot.slack.listeners.choices import CHOICE
from bot.slack.listeners.leaving import Leaving
from bot.slack.listeners.registering import register
from bot.slack.listeners.subcommands import SUBCOMMANDS, named, nearest
from bot.slack.manifest import app_manifest
from bot.slack.options import buttons_block
from bot.slack.surface import COMMAND, EVENT_SCOPES, EVENTS, METHOD_SCOPES, OVERLAY_METHODS, OVERLAYS, bot_scopes
from click.testing import CliRunner
from jsonschema import Draft7Validator
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse

from tests.slack.answers import PRICE
from tests.slack.conftest import Scene
from tests.slack.deliveries import command, direct, mention, press
from tests.slack.recorder import SCOPES

URL = "https://certguide.example.org"
MANIFESTS = [app_manifest(URL), app_manifest(None)]
CALLED = re.compile(r"client\.((?:api|apps|assistant|auth|chat|conversations|users|views)_\w+)")
NO_SCOPE = {"auth.test", "apps.connections.open", "chat.getPermalink", "chat.scheduledMessages.list"}
NO_SCOPE |= {"views.open", "views.publish", "views.push", "views.update"}
WITHOUT_SCOPE = {"auth.test", "response_url", "apps.connections.open"}


def schema_faults(value: dict[str, Any]) -> list[str]:
    schema = json.loads(Path(__file__).with_name("manifest.schema.2.0.0.json").read_text())
    return [error.message for error in Draft7Validator(schema).iter_errors(value)]


@pytest.mark.parametrize("value", MANIFESTS, ids=["http", "socket"])
def test_the_manifest_is_valid_by_slacks_schema(value: dict[str, Any]) -> None:
    assert schema_faults(value) == []
    assert schema_faults({**value, "scopes": []}) != []


@pytest.mark.parametrize("value", MANIFESTS, ids=["http", "socket"])
def test_the_manifest_asks_for_what_the_code_uses_and_no_more(value: dict[str, Any]) -> None:
    assert value["oauth_config"] == {"scopes": {"bot": SCOPES.split(",")}}
    assert value["settings"]["event_subscriptions"]["bot_events"] == sorted(EVENTS)
    assert [item["command"] for item in value["features"]["slash_commands"]] == [COMMAND]
    assert value["features"]["slash_commands"][0]["should_escape"] is True
    assert value["settings"]["token_rotation_enabled"] is False
    assert value["settings"]["interactivity"]["is_enabled"] is True
    home = value["features"]["app_home"]
    assert home == {"home_tab_enabled": True, "messages_tab_enabled": True, "messages_tab_read_only_enabled": False}
    assert "assistant_view" not in value["features"]
    assert value["features"]["agent_view"]["agent_description"]
    assert list(bot_scopes()) == value["oauth_config"]["scopes"]["bot"]


async def test_every_method_called_has_its_scope_and_every_scope_is_used(scene: Scene) -> None:
    url = scene.slack.response_url()
    for payload in (mention("the exam"), direct("cost"), command("ask cost", url), press("price", url, {"ts": "1.1"})):
        await scene.deliver(payload)
    called = {call.method for call in scene.slack.calls}
    assert called - WITHOUT_SCOPE <= set(METHOD_SCOPES)
    assert set(bot_scopes()) == {*METHOD_SCOPES.values(), *EVENT_SCOPES.values(), "commands"}
    assert set(SCOPES.split(",")) == set(bot_scopes())


class Registered:
    """Takes what is registered with Bolt, and keeps under which names."""

    def __init__(self) -> None:
        self.names: dict[str, set[str]] = defaultdict(set)

    def __getattr__(self, kind: str) -> Callable[..., Any]:
        def register_(name: object, **_: object) -> Callable[[object], None]:
            if isinstance(name, str):
                self.names[kind].add(name)
            return lambda _: None

        return register_


def test_every_listener_is_in_the_manifest_and_the_reverse() -> None:
    registered: Any = Registered()
    desk: Any = SimpleNamespace(sender=None, metrics=None)
    register(registered, desk, Leaving(lambda: None, None))
    value = app_manifest(None, OVERLAYS)
    events = {event.partition(".")[0] for event in value["settings"]["event_subscriptions"]["bot_events"]}
    assert registered.names["event"] == events
    assert registered.names["command"] == {item["command"] for item in value["features"]["slash_commands"]}
    for kind, name in (("global", "global_shortcut"), ("message", "message_shortcut")):
        ids = {item["callback_id"] for item in value["features"]["shortcuts"] if item["type"] == kind}
        assert registered.names[name] == ids


def test_every_method_that_is_called_is_known_to_need_a_scope_or_none() -> None:
    sources = (file.read_text(encoding="utf-8") for file in Path(bot.slack.__file__).parent.rglob("*.py"))
    called = {name.replace("_", ".") for source in sources for name in CALLED.findall(source)}
    assert called - NO_SCOPE == {*METHOD_SCOPES, *OVERLAY_METHODS}
    assert all({*OVERLAY_METHODS.values()} <= {*scopes} for _, scopes in OVERLAYS.values())


@pytest.mark.parametrize(
    "payload",
    [
        mention("x"),
        direct("x"),
        command("x", "https://hooks.slack.com/x"),
        press("x", "https://hooks.slack.com/x", None),
    ],
    ids=["app_mention", "message.im", COMMAND, "choose"],
)
async def test_every_event_command_and_action_has_a_listener_of_its_own(scene: Scene, payload: dict[str, Any]) -> None:
    request = AsyncBoltRequest(mode="socket_mode", body=payload)
    response = BoltResponse(status=200)
    hearing = [item for item in scene.app.bolt._async_listeners if await item.async_matches(req=request, resp=response)]
    assert "ignore" not in hearing[0].ack_function.__name__


def test_buttons_carry_action_ids_that_are_listened_to() -> None:
    [block] = buttons_block((Choice(PRICE.id, PRICE.question),) * 5)
    assert all(CHOICE.fullmatch(element["action_id"]) for element in block["elements"])


def test_help_names_every_subcommand_and_the_usage_hint_names_help() -> None:
    assert "help" in app_manifest(None)["features"]["slash_commands"][0]["usage_hint"]
    for subcommand in SUBCOMMANDS:
        assert subcommand.usage in help_message(SUBCOMMANDS).text
        assert named(subcommand.name) == nearest(subcommand.name) == (subcommand,)
        assert subcommand.usage.startswith(subcommand.name)


@pytest.mark.parametrize("arguments", [["--url", URL], ["--url", f"{URL}/"], ["--url", f"{URL}/slack/events"]])
def test_http_has_one_address_everywhere(arguments: list[str]) -> None:
    printed = CliRunner().invoke(manifest, arguments)
    addresses = re.findall(r'"(?:request_url|url)": "([^"]*)"', printed.stdout)
    assert addresses == [f"{URL}/slack/events"] * 3
    assert json.loads(printed.stdout) == app_manifest(URL)
    assert printed.stderr == ""


def test_socket_mode_has_no_address() -> None:
    printed = CliRunner().invoke(manifest, ["--socket"])
    assert "url" not in printed.stdout
    assert json.loads(printed.stdout)["settings"]["socket_mode_enabled"] is True


def test_a_placeholder_address_is_noted_beside_the_manifest() -> None:
    printed = CliRunner().invoke(manifest, [])
    assert json.loads(printed.stdout) == app_manifest("https://example.com")
    assert "--url" in printed.stderr


@pytest.mark.parametrize("arguments", [["--socket", "--url", URL], ["--url", "http://x.org"], ["--url", "certguide"]])
def test_an_address_that_cannot_be_used_is_refused(arguments: list[str]) -> None:
    printed = CliRunner().invoke(manifest, arguments)
    assert (printed.exit_code, printed.stdout) == (2, "")


async def test_oauth_settings_of_the_environment_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("SLACK_CLIENT_SECRET", "s")
    installed = AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-1-bot", bot_user_id="UBOT")
    bolt = new_bolt(Config("xoxb-1-bot", signing_secret="s"), installed)
    request = AsyncBoltRequest(mode="socket_mode", body=mention("x", subtype="bot_message"))
    assert (await bolt.async_dispatch(request)).status == 404
    assert request.context.authorize_result is installed


@pytest.mark.parametrize(
    ("overlay", "new_events", "new_scopes"),
    [
        ("onboarding", {"team_join", "user_change"}, {"users:read"}),
        ("onboarding-channel", {"member_joined_channel"}, {"channels:read", "users:read"}),
    ],
)
def test_an_overlay_adds_its_events_and_scopes_and_is_off_by_default(
    overlay: str, new_events: set[str], new_scopes: set[str]
) -> None:
    plain, more = app_manifest(None), app_manifest(None, (overlay,))
    assert schema_faults(more) == []
    events = [value["settings"]["event_subscriptions"]["bot_events"] for value in (plain, more)]
    scopes = [value["oauth_config"]["scopes"]["bot"] for value in (plain, more)]
    assert {*events[1]} - {*events[0]} == new_events
    assert {*scopes[1]} - {*scopes[0]} == new_scopes

"""Views open by a trigger, change under their hash, and stack."""

from typing import Any

import pytest
from bot.playground.slack import Slack
from bot.playground.workspace import Person
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.clock import Clock
from tests.playground.blocks import modal, plain, section, text_input

HOME = {"type": "home", "blocks": [section("Welcome")]}


async def error_of(client: AsyncWebClient, method: str, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, json=arguments)
    return str(caught.value.response["error"])


async def test_a_trigger_opens_one_modal(client: AsyncWebClient, slack: Slack, ana: Person) -> None:
    trigger = slack.site.surfaces.new_trigger(ana.id)
    opened = await client.views_open(trigger_id=trigger, view=modal(section("Hello"), callback_id="greet"))
    assert slack.site.surfaces.top(ana.id) is not None
    assert (opened["view"]["callback_id"], opened["view"]["state"]) == ("greet", {"values": {}})
    assert await error_of(client, "views.open", trigger_id=trigger, view=modal()) == "exchanged_trigger_id"


async def test_a_trigger_lives_three_seconds(client: AsyncWebClient, slack: Slack, ana: Person, clock: Clock) -> None:
    trigger = slack.site.surfaces.new_trigger(ana.id)
    clock.now += 3.1
    assert await error_of(client, "views.open", trigger_id=trigger, view=modal()) == "expired_trigger_id"
    assert await error_of(client, "views.open", trigger_id="made-up", view=modal()) == "invalid_trigger_id"


async def test_a_refused_view_leaves_the_trigger_for_another_try(
    client: AsyncWebClient, slack: Slack, ana: Person
) -> None:
    trigger = slack.site.surfaces.new_trigger(ana.id)
    too_long = modal(title=plain("x" * 25))
    assert await error_of(client, "views.open", trigger_id=trigger, view=too_long) == "invalid_arguments"
    assert (await client.views_open(trigger_id=trigger, view=modal()))["ok"]


async def test_a_view_changes_only_under_its_hash(client: AsyncWebClient, slack: Slack, ana: Person) -> None:
    trigger = slack.site.surfaces.new_trigger(ana.id)
    view = (await client.views_open(trigger_id=trigger, view=modal(external_id="one")))["view"]
    changed = modal(section("Ready"))
    await client.views_update(view_id=view["id"], hash=view["hash"], view=changed)
    top = slack.site.surfaces.top(ana.id)
    assert top is not None
    assert top.body["blocks"][0]["text"]["text"] == "Ready"
    stale = {"view_id": view["id"], "hash": view["hash"], "view": changed}
    assert await error_of(client, "views.update", **stale) == "hash_conflict"
    assert await error_of(client, "views.update", external_id="two", view=changed) == "not_found"


async def test_three_modals_stack_and_no_more(client: AsyncWebClient, slack: Slack, ana: Person) -> None:
    await client.views_open(trigger_id=slack.site.surfaces.new_trigger(ana.id), view=modal())
    for _ in range(2):
        await client.views_push(trigger_id=slack.site.surfaces.new_trigger(ana.id), view=modal())
    trigger = slack.site.surfaces.new_trigger(ana.id)
    assert await error_of(client, "views.push", trigger_id=trigger, view=modal()) == "push_limit_reached"


async def test_a_home_tab_is_published_for_one_person(client: AsyncWebClient, ana: Person) -> None:
    first = (await client.views_publish(user_id=ana.id, view=HOME))["view"]
    second = (await client.views_publish(user_id=ana.id, view=HOME, hash=first["hash"]))["view"]
    assert first["id"] == second["id"]
    stale = {"user_id": ana.id, "view": HOME, "hash": first["hash"]}
    assert await error_of(client, "views.publish", **stale) == "hash_conflict"
    assert await error_of(client, "views.publish", user_id="U404", view=HOME) == "user_not_found"
    assert await error_of(client, "views.publish", user_id=ana.id, view=modal(text_input("Why"))) == "invalid_arguments"

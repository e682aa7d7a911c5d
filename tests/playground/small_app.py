"""A small Bolt app that answers everything, to be driven over HTTP and in Socket Mode."""

from typing import Any

from bot.playground.slack import Slack
from bot.playground.wire import Json
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.playground.blocks import actions, button, modal, option, section, text_input

MENU = actions(
    {"type": "external_select", "action_id": "town", "placeholder": {"type": "plain_text", "text": "Town"}},
    block_id="towns",
)


def small_app(slack: Slack) -> AsyncApp:
    return app_for(slack.api_url, slack.site.installation.bot_token, slack.site.installation.signing_secret)


def app_for(api_url: str, bot_token: str, signing_secret: str) -> AsyncApp:
    app = AsyncApp(client=AsyncWebClient(token=bot_token, base_url=api_url), signing_secret=signing_secret)
    app.event("app_mention")(on_message)
    app.event("message")(on_message)
    app.event("app_home_opened")(on_home)
    app.command("/echo")(on_command)
    app.action("greet")(on_press)
    app.action("ask")(on_ask)
    app.shortcut("explain")(on_shortcut)
    app.view("survey")(on_survey)
    app.view_closed("then")(on_close)
    app.options("town")(on_town)
    return app


async def on_message(event: Json, say: Any) -> None:
    said = event.get("message", event)["text"]
    blocks = [section(f"You said: {said}"), actions(button("Greet me", "greet"), button("Ask me", "ask"))]
    await say(text="You said something", blocks=blocks, thread_ts=event.get("thread_ts") or event["ts"])


async def on_home(event: Json, client: AsyncWebClient) -> None:
    if event["tab"] == "home":
        view = {"type": "home", "blocks": [section("Welcome"), MENU, actions(button("Ask me", "ask"))]}
        await client.views_publish(user_id=event["user"], view=view)
    else:
        prompts = [{"title": "Hello", "message": "hello"}]
        await client.assistant_threads_setSuggestedPrompts(channel_id=event["channel"], prompts=prompts)


async def on_command(ack: Any, command: Json, respond: Any) -> None:
    await ack(f"echo: {command['text']}")
    await respond(text="and once more")


async def on_press(ack: Any, respond: Any, body: Json) -> None:
    await ack()
    await respond(text=f"Hello {body['user']['name']}", replace_original=False)


async def on_ask(ack: Any, body: Json, client: AsyncWebClient) -> None:
    await ack()
    survey = modal(text_input("Why", "why"), callback_id="survey")
    await client.views_open(trigger_id=body["trigger_id"], view=survey)


async def on_shortcut(ack: Any, respond: Any, shortcut: Json) -> None:
    await ack()
    await respond(text=f"About: {shortcut['message']['text']}")


async def on_survey(ack: Any, view: Json) -> None:
    why = view["state"]["values"]["input-why"]["why"]["value"]
    if len(why) < 3:
        await ack(response_action="errors", errors={"input-why": "Say a little more"})
    elif why == "more":
        await ack(response_action="push", view=modal(section("And then?"), callback_id="then", notify_on_close=True))
    else:
        await ack()


async def on_close(ack: Any) -> None:
    await ack()


async def on_town(ack: Any, payload: Json) -> None:
    await ack(options=[option(town, town) for town in ("Oslo", "Osaka", "Rome") if town.startswith(payload["value"])])

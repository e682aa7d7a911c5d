"""Commands and interactive payloads as Slack delivers them. Pure."""

from bot.playground.events import VERIFICATION_TOKEN
from bot.playground.installation import Installation
from bot.playground.surfaces import View
from bot.playground.wire import Json
from bot.playground.workspace import TEAM_DOMAIN, TEAM_ID, Channel, Message, Person


def command(installation: Installation, person: Person, channel: Channel, name: str, text: str) -> Json:
    """Return the form of a slash command."""
    return {
        "token": VERIFICATION_TOKEN,
        "team_id": TEAM_ID,
        "team_domain": TEAM_DOMAIN,
        "channel_id": channel.id,
        "channel_name": channel.name,
        "user_id": person.id,
        "user_name": person.name,
        "command": name,
        "text": text,
        "api_app_id": installation.app_id,
        "is_enterprise_install": "false",
    }


def message_actions(installation: Installation, person: Person, message: Message, shown: Json, action: Json) -> Json:
    """Return what a press in a message reports; `shown` is the message as JSON, left out for an ephemeral one."""
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": message.channel,
        "is_ephemeral": message.visible_to is not None,
    }
    return {
        **_interaction(installation, person, "block_actions"),
        "container": container | ({"thread_ts": message.thread_ts} if message.thread_ts else {}),
        "channel": {"id": message.channel, "name": "channel"},
        **({} if message.visible_to else {"message": shown}),
        "state": {"values": {}},
        "actions": [action],
    }


def view_actions(installation: Installation, person: Person, view: View, action: Json) -> Json:
    """Return what a press in a modal or Home tab reports."""
    return {
        **_interaction(installation, person, "block_actions"),
        "container": {"type": "view", "view_id": view.id},
        "view": view.body,
        "actions": [action],
    }


def view_submission(installation: Installation, person: Person, view: View, values: Json) -> Json:
    """Return what a person entered: values by block_id and action_id."""
    return {
        **_interaction(installation, person, "view_submission"),
        "view": {**view.body, "state": {"values": values}},
        "response_urls": [],
    }


def view_closed(installation: Installation, person: Person, view: View) -> Json:
    """Return that a person closed a modal."""
    return {**_interaction(installation, person, "view_closed"), "view": view.body, "is_cleared": False}


def global_shortcut(installation: Installation, person: Person, callback_id: str) -> Json:
    """Return that a person picked a shortcut from the menu of the workspace."""
    return {**_interaction(installation, person, "shortcut"), "callback_id": callback_id}


def message_shortcut(
    installation: Installation, person: Person, channel: Channel, message: Message, shown: Json, callback_id: str
) -> Json:
    """Return that a person picked a shortcut from the menu of a message."""
    return {
        **_interaction(installation, person, "message_action"),
        "callback_id": callback_id,
        "channel": {"id": channel.id, "name": channel.name},
        "message_ts": message.ts,
        "message": shown,
    }


def block_suggestion(
    installation: Installation, person: Person, where: Message | View, action_id: str, block_id: str, typed: str
) -> Json:
    """Return what a person has typed so far in a menu that asks the app for its options."""
    container: Json = (
        {"type": "view", "view_id": where.id}
        if isinstance(where, View)
        else {"type": "message", "message_ts": where.ts, "channel_id": where.channel}
    )
    asked = {
        **_interaction(installation, person, "block_suggestion"),
        "action_id": action_id,
        "block_id": block_id,
        "value": typed,
        "container": container,
    }
    return asked | ({"view": where.body} if isinstance(where, View) else {"channel": {"id": where.channel}})


def _interaction(installation: Installation, person: Person, kind: str) -> Json:
    return {
        "type": kind,
        "token": VERIFICATION_TOKEN,
        "api_app_id": installation.app_id,
        "team": {"id": TEAM_ID, "domain": TEAM_DOMAIN},
        "enterprise": None,
        "is_enterprise_install": False,
        "user": {"id": person.id, "username": person.name, "name": person.name, "team_id": person.team},
    }

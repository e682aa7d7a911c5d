"""The app manifest: what to paste into Slack to create the app, with no more than the app uses."""

from collections.abc import Iterable
from typing import Any

from bot.slack.surface import (
    ASK_ANYWHERE,
    ASK_ANYWHERE_NAME,
    COMMAND,
    EVENTS,
    EVENTS_PATH,
    LOOK_UP,
    LOOK_UP_NAME,
    NAME,
    OVERLAYS,
    bot_scopes,
)

PLACEHOLDER_URL = "https://example.com"
"""Stands for the public address of the app until it is known."""
SCHEMA_VERSION = {"major_version": 2, "minor_version": 0}
DESCRIPTION = "Answers certification questions from a curated knowledge base and names its sources."
LONG_DESCRIPTION = (
    "Certguide answers questions about certifications: what they cost, what they ask for, how to prepare and what "
    "comes next. Mention it in a channel, write to it directly, or use /cert to get an answer that only you see. "
    "Every answer was written by an editor and names its sources. When Certguide is not sure it asks back, and when "
    "it does not know it says so."
)
AGENT_DESCRIPTION = (
    "Ask what a certification costs, what it asks for, how to prepare and what comes next. Editors wrote every answer, "
    "and it names its sources."
)
SHORTCUTS = (
    {
        "name": ASK_ANYWHERE_NAME,
        "type": "global",
        "callback_id": ASK_ANYWHERE,
        "description": "Ask about certifications; only you see the answer",
    },
    {
        "name": LOOK_UP_NAME,
        "type": "message",
        "callback_id": LOOK_UP,
        "description": "Find an answer to this message; you see it first and can post it in the thread",
    },
)
COMMAND_DESCRIPTION = "Ask about certifications; only you see the answer"
USAGE_HINT = "[your question] or help"


def app_manifest(url: str | None, overlays: Iterable[str] = ()) -> dict[str, Any]:
    """Return the manifest for an app at this public address, or for Socket Mode when it is None, with these overlays.

    Valid by `manifest.schema.2.0.0.json` of github.com/slackapi/manifest-schema.
    """
    address = None if url is None else url.rstrip("/").removesuffix(EVENTS_PATH) + EVENTS_PATH
    request_url = {"request_url": address} if address else {}
    more = [OVERLAYS[name] for name in overlays]
    events = {*EVENTS, *(event for events, _ in more for event in events)}
    scopes = {*bot_scopes(), *(scope for _, scopes in more for scope in scopes)}
    options_url = {"message_menu_options_url": address} if address else {}
    return {
        "_metadata": SCHEMA_VERSION,
        "display_information": {"name": NAME, "description": DESCRIPTION, "long_description": LONG_DESCRIPTION},
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "agent_view": {"agent_description": AGENT_DESCRIPTION},
            "bot_user": {"display_name": NAME, "always_online": True},
            "shortcuts": [dict(shortcut) for shortcut in SHORTCUTS],
            "slash_commands": [_command(address)],
        },
        "oauth_config": {"scopes": {"bot": sorted(scopes)}},
        "settings": {
            "event_subscriptions": {**request_url, "bot_events": sorted(events)},
            "interactivity": {"is_enabled": True, **request_url, **options_url},
            "org_deploy_enabled": False,
            "socket_mode_enabled": address is None,
            "token_rotation_enabled": False,
        },
    }


def _command(address: str | None) -> dict[str, Any]:
    command = {
        "command": COMMAND,
        "description": COMMAND_DESCRIPTION,
        "usage_hint": USAGE_HINT,
        "should_escape": True,
    }
    return {**command, "url": address} if address else command

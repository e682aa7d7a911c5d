"""The app manifest: what to paste into Slack to create the app, with no more than the app uses."""

from typing import Any

from bot.slack.surface import COMMAND, EVENT_SCOPES, EVENTS_PATH, NAME, bot_scopes

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
COMMAND_DESCRIPTION = "Ask about certifications; only you see the answer"
USAGE_HINT = "[your question] or help"


def app_manifest(url: str | None) -> dict[str, Any]:
    """Return the manifest for an app at this public address, or for Socket Mode when it is None.

    Valid by `manifest.schema.2.0.0.json` of github.com/slackapi/manifest-schema.
    """
    address = None if url is None else url.rstrip("/").removesuffix(EVENTS_PATH) + EVENTS_PATH
    request_url = {"request_url": address} if address else {}
    return {
        "_metadata": SCHEMA_VERSION,
        "display_information": {"name": NAME, "description": DESCRIPTION, "long_description": LONG_DESCRIPTION},
        "features": {
            "app_home": {
                "home_tab_enabled": False,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME, "always_online": True},
            "slash_commands": [_command(address)],
        },
        "oauth_config": {"scopes": {"bot": list(bot_scopes())}},
        "settings": {
            "event_subscriptions": {**request_url, "bot_events": sorted(EVENT_SCOPES)},
            "interactivity": {"is_enabled": True, **request_url},
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

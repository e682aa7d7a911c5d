"""Payloads as Slack sends them, and signed requests into an ASGI application."""

import json
import time
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from urllib.parse import urlencode

from slack_sdk.signature import SignatureVerifier
from starlette.types import ASGIApp, Message

from tests.slack.recorder import BOT_USER, TEAM

SECRET = "5ec7e7"
PATH = "/slack/events"
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Got:
    """What an application answered."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


async def request(
    app: ASGIApp, method: str, path: str, body: bytes = b"", headers: dict[str, str | bytes] | None = None
) -> Got:
    """Send one request into an ASGI application."""
    raw = [
        (name.lower().encode(), value if isinstance(value, bytes) else value.encode())
        for name, value in (headers or {}).items()
    ]
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": raw,
        "http_version": "1.1",
        "scheme": "http",
        "server": ("test", 80),
    }
    chunks = [body[start : start + 65_536] for start in range(0, len(body), 65_536)] or [b""]
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": chunks.pop(0) if chunks else b"", "more_body": bool(chunks)}

    async def send(message: Message) -> None:
        sent.append(message)

    await app(scope, receive, send)
    answered = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return Got(sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:]), answered)


def signed(body: bytes, kind: str = JSON, at: int | None = None) -> dict[str, str | bytes]:
    """Return the headers that Slack sends with a body."""
    timestamp = str(int(time.time()) if at is None else at)
    signature = SignatureVerifier(SECRET).generate_signature(timestamp=timestamp, body=body)
    return {"Content-Type": kind, "X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": str(signature)}


async def deliver(app: ASGIApp, payload: dict[str, Any], **headers: str) -> Got:
    """Send an event as JSON, a command as a form, an interaction as a form with a payload; headers with underscores."""
    if "event" in payload or "challenge" in payload:
        body, kind = json.dumps(payload).encode(), JSON
    elif "command" in payload:
        body, kind = urlencode(payload).encode(), FORM
    else:
        body, kind = urlencode({"payload": json.dumps(payload)}).encode(), FORM
    more = {name.replace("_", "-"): value for name, value in headers.items()}
    return await request(app, "POST", PATH, body, {**signed(body, kind), **more})


def event(event_type: str, text: str, channel: str, **more: Any) -> dict[str, Any]:
    """Return an event that tells of a new message."""
    number = next(_numbers)
    told: dict[str, Any] = {
        "type": event_type,
        "user": "U1",
        "text": text,
        "ts": f"{number}.000100",
        "channel": channel,
        "team": TEAM,
        "event_ts": f"{number}.000100",
    }
    outer: dict[str, Any] = {key: more.pop(key) for key in ("event_id", "is_ext_shared_channel") if key in more}
    return {
        "token": "t",
        "team_id": TEAM,
        "api_app_id": "A1",
        "event": {**told, **more},
        "type": "event_callback",
        "event_id": f"Ev{number}",
        "event_time": number,
        "authorizations": [{"enterprise_id": None, "team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
        "is_ext_shared_channel": False,
        **outer,
    }


def mention(text: str, **more: Any) -> dict[str, Any]:
    """Return a mention in a channel."""
    return event("app_mention", f"<@{BOT_USER}> {text}", "C1", **more)


def direct(text: str, **more: Any) -> dict[str, Any]:
    """Return a direct message."""
    return event("message", text, "D1", channel_type="im", **more)


def command(text: str, response_url: str, **more: Any) -> dict[str, Any]:
    """Return a `/cert` command."""
    return {
        "token": "t",
        "team_id": TEAM,
        "team_domain": "team",
        "channel_id": "C1",
        "channel_name": "general",
        "user_id": "U1",
        "user_name": "ann",
        "command": "/cert",
        "text": text,
        "api_app_id": "A1",
        "is_enterprise_install": "false",
        "response_url": response_url,
        "trigger_id": f"{next(_numbers)}.1.abc",
        **more,
    }


def press(value: str, response_url: str, message: dict[str, Any] | None, action_id: str = "choose:1") -> dict[str, Any]:
    """Return a press of a button in a message; None is a message that one person alone sees, which is not told."""
    number = next(_numbers)
    ts = message["ts"] if message else f"{number}.000900"
    container = {"type": "message", "message_ts": ts, "channel_id": "C1", "is_ephemeral": message is None}
    action = {
        "action_id": action_id,
        "block_id": "b1",
        "type": "button",
        "value": value,
        "text": {"type": "plain_text", "text": "x"},
        "action_ts": f"{number}.1",
    }
    return {
        "type": "block_actions",
        "user": {"id": "U2", "username": "bob", "name": "bob", "team_id": TEAM},
        "api_app_id": "A1",
        "token": "t",
        "container": container,
        "trigger_id": f"{number}.1.def",
        "team": {"id": TEAM, "domain": "team"},
        "enterprise": None,
        "is_enterprise_install": False,
        "channel": {"id": "C1", "name": "general"},
        **({"message": message} if message else {}),
        "state": {"values": {}},
        "response_url": response_url,
        "actions": [action],
    }

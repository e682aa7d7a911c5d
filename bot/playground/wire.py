"""How Slack and an app talk on the wire: JSON objects, the signature, and the escaping of what people type."""

import hashlib
import hmac
from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]
"""A JSON object: payloads are open, so their values are not typed further."""

SIGNATURE_VERSION = "v0"
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


class Markup(str):
    """Text with the markup that Slack makes of what a person picks or pastes: mentions, channels, links."""


def signature(secret: str, timestamp: str, body: bytes) -> str:
    """Return the value of `X-Slack-Signature` for a raw body (docs.slack.dev, verifying requests)."""
    base = f"{SIGNATURE_VERSION}:{timestamp}:".encode() + body
    return f"{SIGNATURE_VERSION}={hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()}"


def signed_headers(secret: str, at: float, body: bytes, content_type: str) -> dict[str, str]:
    """Return the headers of a request from Slack made at `at`, in seconds since the epoch."""
    timestamp = str(int(at))
    return {
        "Content-Type": content_type,
        "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": signature(secret, timestamp, body),
    }


def escaped(typed: str) -> str:
    """Return what a person typed as apps receive it: the three characters of Slack's markup escaped, nothing else.

    Markup is what it is already.
    """
    if isinstance(typed, Markup):
        return typed
    return "".join(ESCAPES.get(character, character) for character in typed)

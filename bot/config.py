"""The settings of `certguide run`: a mapping of variables becomes one frozen Config, all faults told together."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from sqlalchemy.engine import URL

from bot.store.address import AddressError, database_url, default_url
from bot.store.opening import GAP_DAYS

SLACK_TOKENS = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET")
DATABASE_URL = "CERTGUIDE_DATABASE_URL"
PUBLIC_URL = "CERTGUIDE_PUBLIC_URL"
SLACK_API_URL = "https://slack.com/api/"
HTTP_PORT = 3000
EVENTS_PATH = "/slack/events"
LOG_LEVELS = ("debug", "info", "warning", "error")
TOKEN_KINDS = {
    "xoxb-": "a bot token",
    "xoxp-": "a user token",
    "xapp-": "an app-level token",
    "xoxe": "a rotating token",
}

BOT_TOKEN_FIX = "copy the Bot User OAuth Token (xoxb-...) from OAuth & Permissions of your Slack app"
APP_TOKEN_FIX = "copy an app-level token (xapp-...) with connections:write from Basic Information of your Slack app"
DATABASE_FIX = "write postgresql://user:password@host/name or sqlite+aiosqlite:////path/to/file, or leave it out"
PEOPLE_FIX = "write ids such as U012AB3CD with commas between; a profile in Slack has Copy member ID in its menu"
CHANNEL_FIX = "write its id, such as C012AB3CD, from the end of About in the details of the channel"
PUBLIC_URL_FIX = "write the https address at which people reach this app, such as https://certguide.example.org"
UNSERVED_FIX = "set PORT as well, or leave it out"
SIGNING_SECRET_FIX = (
    "copy the Signing Secret from Basic Information of your Slack app, or set SLACK_APP_TOKEN to use Socket Mode"
)


@dataclass(frozen=True, slots=True)
class Config:
    """Everything `certguide run` is told from outside. `port` is None when Socket Mode runs without health checks.

    `public_url` has no slash at its end, and is empty when no links are made.
    """

    bot_token: str = field(repr=False)
    app_token: str | None = field(default=None, repr=False)
    signing_secret: str | None = field(default=None, repr=False)
    api_url: str = SLACK_API_URL
    port: int | None = HTTP_PORT
    log_level: str = "info"
    metrics_port: int | None = None
    retention_days: int = GAP_DAYS
    database: URL = field(default_factory=default_url, repr=False)
    admins: frozenset[str] = frozenset()
    experts_channel: str | None = None
    timezone: str = "UTC"
    public_url: str = ""

    @property
    def socket_mode(self) -> bool:
        """Say whether Slack is reached over a WebSocket that we open, instead of calling us over HTTP."""
        return self.app_token is not None


@dataclass(frozen=True, slots=True)
class Fault:
    """A setting that is missing or bad: which variable, what is wrong with it, and what to do."""

    variable: str
    wrong: str
    fix: str

    def __str__(self) -> str:
        """Return the fault as one line."""
        return f"{self.variable} {self.wrong}; {self.fix}"


class SettingsError(Exception):
    """Settings that cannot be used; `faults` names every one of them."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


class _UnusableError(Exception):
    """A value that cannot be used: what is wrong, and what to do."""


def has_slack_token(variables: Mapping[str, str]) -> bool:
    """Say whether anything is set that only makes sense for a Slack app; an empty value is not set."""
    return any(variables.get(name, "").strip() for name in SLACK_TOKENS)


def read_config(variables: Mapping[str, str]) -> Config:
    """Return the settings that `variables` give; an empty value counts as missing.

    Raises SettingsError with every variable that is missing or bad.
    """
    given = {name: value.strip() for name, value in variables.items() if value.strip()}
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for variable, (attribute, parse) in SETTINGS.items():
        if variable not in given:
            continue
        try:
            values[attribute] = parse(given[variable])
        except _UnusableError as unusable:
            faults.append(Fault(variable, *unusable.args))
    faults += _missing(given)
    if faults:
        raise SettingsError(tuple(sorted(faults, key=lambda fault: [*SETTINGS].index(fault.variable))))
    if "app_token" in values:
        values.setdefault("port", None)
    return Config(**values)


def read_database(variables: Mapping[str, str]) -> URL:
    """Return where the store is, without looking at any other setting. Raises SettingsError."""
    written = variables.get(DATABASE_URL, "").strip()
    try:
        return _database(written) if written else default_url()
    except _UnusableError as unusable:
        raise SettingsError((Fault(DATABASE_URL, *unusable.args),)) from None


def _missing(given: Mapping[str, str]) -> list[Fault]:
    faults = []
    if "SLACK_BOT_TOKEN" not in given:
        faults.append(Fault("SLACK_BOT_TOKEN", "is missing", BOT_TOKEN_FIX))
    if "SLACK_SIGNING_SECRET" not in given and "SLACK_APP_TOKEN" not in given:
        faults.append(Fault("SLACK_SIGNING_SECRET", "is missing", SIGNING_SECRET_FIX))
    if PUBLIC_URL in given and "SLACK_APP_TOKEN" in given and "PORT" not in given:
        faults.append(Fault(PUBLIC_URL, "leads nowhere, because in Socket Mode no port is opened", UNSERVED_FIX))
    return faults


def _token(prefix: str, fix: str) -> Callable[[str], str]:
    def parse(value: str) -> str:
        if re.fullmatch(re.escape(prefix) + r"[!-~]+", value):
            return value
        known = next(
            (f"looks like {kind} ({start}...)" for start, kind in TOKEN_KINDS.items() if value.startswith(start)), ""
        )
        if not known or value.startswith(prefix):
            known = f"is not a token that starts with {prefix}"
        raise _UnusableError(known, fix)

    return parse


def _secret(value: str) -> str:
    if not re.fullmatch(r"[!-~]+", value):
        raise _UnusableError("holds spaces or characters that no signing secret has", SIGNING_SECRET_FIX)
    return value


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise _UnusableError(f"is not an http(s) address ({value})", f"leave it out to use {SLACK_API_URL}")
    return value.rstrip("/") + "/"


def _public_url(value: str) -> str:
    url = value.rstrip("/")
    try:
        parts = urlsplit(url)
        usable = parts.scheme == "https" and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or not re.fullmatch(r"https://[^\s/?#@]+(?:/[\w.~%-]+)*", url):
        raise _UnusableError(f"is not a public https address ({value})", PUBLIC_URL_FIX)
    if url.endswith(EVENTS_PATH):
        raise _UnusableError(f"is the address of {EVENTS_PATH} ({value})", f"leave out {EVENTS_PATH} at its end")
    return url


def _port(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", value) or not 1 <= int(value) <= 65535:
        raise _UnusableError(f"is not a port number ({value})", "use a number from 1 to 65535")
    return int(value)


def _database(value: str) -> URL:
    try:
        return database_url(value)
    except AddressError as error:
        raise _UnusableError(str(error), DATABASE_FIX) from None


def _days(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", value) or int(value) < 1:
        raise _UnusableError(f"is not a number of days ({value})", "use a whole number from 1 to 9999")
    return int(value)


def _people(value: str) -> frozenset[str]:
    ids = frozenset(value.replace(",", " ").split())
    if wrong := sorted(id_ for id_ in ids if not re.fullmatch(r"[UW][A-Z0-9]+", id_)):
        raise _UnusableError(f"holds what is no user id ({', '.join(wrong)})", PEOPLE_FIX)
    return ids


def _channel(value: str) -> str:
    if not re.fullmatch(r"[CG][A-Z0-9]+", value):
        raise _UnusableError(f"is not the id of a channel ({value})", CHANNEL_FIX)
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (OSError, ValueError, KeyError):
        raise _UnusableError(f"is no time zone ({value})", "write an IANA name such as Europe/Berlin") from None
    return value


def _log_level(value: str) -> str:
    if value.lower() not in LOG_LEVELS:
        raise _UnusableError(f"is not a log level ({value})", f"use one of {', '.join(LOG_LEVELS)}")
    return value.lower()


SETTINGS: dict[str, tuple[str, Callable[[str], object]]] = {
    "SLACK_BOT_TOKEN": ("bot_token", _token("xoxb-", BOT_TOKEN_FIX)),
    "SLACK_APP_TOKEN": ("app_token", _token("xapp-", APP_TOKEN_FIX)),
    "SLACK_SIGNING_SECRET": ("signing_secret", _secret),
    "SLACK_API_URL": ("api_url", _url),
    "PORT": ("port", _port),
    DATABASE_URL: ("database", _database),
    "CERTGUIDE_RETENTION_DAYS": ("retention_days", _days),
    "CERTGUIDE_ADMINS": ("admins", _people),
    "CERTGUIDE_EXPERTS_CHANNEL": ("experts_channel", _channel),
    "CERTGUIDE_TIMEZONE": ("timezone", _zone),
    PUBLIC_URL: ("public_url", _public_url),
    "CERTGUIDE_METRICS_PORT": ("metrics_port", _port),
    "CERTGUIDE_LOG_LEVEL": ("log_level", _log_level),
}
"""Each variable with the attribute of Config that it sets and how its text is read."""

"""The settings of `certguide run`: a mapping of variables becomes one frozen Config, all faults told together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.engine import URL

from bot import parsing
from bot.store.address import default_url
from bot.store.opening import GAP_DAYS

SLACK_TOKENS = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET")
DATABASE_URL = "CERTGUIDE_DATABASE_URL"
PUBLIC_URL = "CERTGUIDE_PUBLIC_URL"
HTTP_PORT = 3000
UNSERVED_FIX = "set PORT as well, or leave it out"
SETTINGS: dict[str, tuple[str, Callable[[str], object]]] = {
    "SLACK_BOT_TOKEN": ("bot_token", parsing.token("xoxb-", parsing.BOT_TOKEN_FIX)),
    "SLACK_APP_TOKEN": ("app_token", parsing.token("xapp-", parsing.APP_TOKEN_FIX)),
    "SLACK_SIGNING_SECRET": ("signing_secret", parsing.secret),
    "SLACK_API_URL": ("api_url", parsing.url),
    "PORT": ("port", parsing.port),
    DATABASE_URL: ("database", parsing.database),
    "CERTGUIDE_RETENTION_DAYS": ("retention_days", parsing.days),
    "CERTGUIDE_ADMINS": ("admins", parsing.people),
    "CERTGUIDE_EXPERTS_CHANNEL": ("experts_channel", parsing.channel),
    "CERTGUIDE_TIMEZONE": ("timezone", parsing.zone),
    PUBLIC_URL: ("public_url", parsing.public_url),
    "CERTGUIDE_METRICS_PORT": ("metrics_port", parsing.port),
    "CERTGUIDE_LOG_LEVEL": ("log_level", parsing.log_level),
}
"""Each variable with the attribute of Config that it sets and how its text is read."""


@dataclass(frozen=True, slots=True)
class Config:
    """Everything `certguide run` is told from outside. `port` is None when Socket Mode runs without health checks.

    `public_url` has no slash at its end, and is empty when no links are made.
    """

    bot_token: str = field(repr=False)
    app_token: str | None = field(default=None, repr=False)
    signing_secret: str | None = field(default=None, repr=False)
    api_url: str = parsing.SLACK_API_URL
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
        except parsing.UnusableError as unusable:
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
        return parsing.database(written) if written else default_url()
    except parsing.UnusableError as unusable:
        raise SettingsError((Fault(DATABASE_URL, *unusable.args),)) from None


def _missing(given: Mapping[str, str]) -> list[Fault]:
    faults = []
    if "SLACK_BOT_TOKEN" not in given:
        faults.append(Fault("SLACK_BOT_TOKEN", "is missing", parsing.BOT_TOKEN_FIX))
    if "SLACK_SIGNING_SECRET" not in given and "SLACK_APP_TOKEN" not in given:
        faults.append(Fault("SLACK_SIGNING_SECRET", "is missing", parsing.SIGNING_SECRET_FIX))
    if PUBLIC_URL in given and "SLACK_APP_TOKEN" in given and "PORT" not in given:
        faults.append(Fault(PUBLIC_URL, "leads nowhere, because in Socket Mode no port is opened", UNSERVED_FIX))
    return faults

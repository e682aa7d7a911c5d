"""The settings: whether all are there and can be used, and whether the signing secret looks like one."""

import re
from collections.abc import Mapping

from bot.config import Config, SettingsError, read_config
from bot.doctor.finding import Finding, Mark, fine, wrong
from bot.parsing import SIGNING_SECRET_FIX, SLACK_API_URL

SETTINGS, SECRET = "settings", "secret"
SECRET_SHAPE = re.compile(r"[0-9a-f]{32}")
"""What Slack makes; other values of the same page are shorter, longer or have other letters."""
MODES = {True: "all there, for Socket Mode", False: "all there, for HTTP"}


def examined_settings(variables: Mapping[str, str]) -> tuple[Config | None, tuple[Finding, ...]]:
    """Return the settings, None when they cannot be used, with what was found about them."""
    try:
        config = read_config(variables)
    except SettingsError as error:
        return None, tuple(wrong(SETTINGS, f"{fault.variable} {fault.wrong}", fault.fix) for fault in error.faults)
    return config, (fine(SETTINGS, MODES[config.socket_mode]), *_secret(config))


def _secret(config: Config) -> tuple[Finding, ...]:
    secret = config.signing_secret
    if config.socket_mode or secret is None:
        return ()
    if SECRET_SHAPE.fullmatch(secret):
        return (fine(SECRET, "SLACK_SIGNING_SECRET has the shape of one"),)
    what = f"SLACK_SIGNING_SECRET is not 32 characters from 0-9 and a-f, as Slack makes them (it has {len(secret)})"
    mark = Mark.WRONG if config.api_url == SLACK_API_URL else Mark.NOTE
    return (Finding(SECRET, mark, what, SIGNING_SECRET_FIX),)

"""Examine everything in an order in which each finding explains those after it."""

import time
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

from bot.doctor.content_side import examined_encoder, examined_knowledge
from bot.doctor.endpoint import examined_endpoint
from bot.doctor.experts_side import examined_experts
from bot.doctor.finding import Finding
from bot.doctor.links_side import examined_links
from bot.doctor.settings import examined_settings
from bot.doctor.slack_side import examined_slack
from bot.doctor.store_side import examined_store


async def examined(variables: Mapping[str, str], folder: Path) -> AsyncIterator[Finding]:
    """Yield what is found about these settings and this knowledge folder, as it is found.

    What needs a setting that cannot be used is left out: the line about the setting stands for it.
    """
    config, found = examined_settings(variables)
    for finding in found:
        yield finding
    yield examined_knowledge(folder)
    yield examined_encoder(variables)
    if config is None:
        return
    for finding in await examined_store(config.database, time.time):
        yield finding
    for finding in await examined_slack(config):
        yield finding
    for finding in await examined_experts(config):
        yield finding
    for finding in await examined_endpoint(config):
        yield finding
    for finding in await examined_links(config):
        yield finding

"""Options of the commands that show editors what was kept: since which day, and as JSON."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import click

since_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Leave out what is older than this day (UTC)."
)
json_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON."
)


def seconds(since: datetime | None) -> float:
    """Return when that day begins, in seconds since the epoch; the beginning of all time without one."""
    return since.replace(tzinfo=UTC).timestamp() if since else 0.0

"""Knowledge folders other than the shipped one, to hold the program to what is true of any."""

from functools import cache
from pathlib import Path

from bot.content import load
from bot.domain.knowledge import Knowledge

SHIPPED = Path(__file__).parents[2] / "knowledge"
NIMBUS = Path(__file__).parent / "nimbus"
"""An invented cloud vendor: twelve certifications in three levels, with prerequisites, expiry, prices, one retired."""


@cache
def pack(folder: Path) -> Knowledge:
    """Return the knowledge of a folder, which has no faults."""
    knowledge = load(folder).knowledge
    assert knowledge
    return knowledge

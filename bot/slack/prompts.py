"""Questions to begin with, from the knowledge: of varied kinds, and always the same for the same knowledge."""

from collections.abc import Iterator

from bot.domain.knowledge import Entry, Knowledge, Visibility

MOST = 4
"""Prompts that Slack shows."""
LONGEST = 75
"""Characters of a prompt, so that it is read at a glance."""
FACETS = ("what-is", "role", "price", "preparation", "next", "levels", "prerequisites")
"""What people ask first, in this order; other facets follow in the order of the knowledge."""

Prompt = dict[str, str]


def prompts(knowledge: Knowledge) -> tuple[Prompt, ...]:
    """Return at most four questions that are answered, each of another facet and while it lasts of another subject."""
    by_facet: dict[str, list[Entry]] = {facet: [] for facet in FACETS}
    for entry in knowledge.entries:
        if _fits(entry):
            by_facet.setdefault(entry.facet or "", []).append(entry)
    return tuple({"title": entry.question, "message": entry.question} for entry in _picked(by_facet))


def _picked(by_facet: dict[str, list[Entry]]) -> Iterator[Entry]:
    seen: set[str] = set()
    for entries in [entries for entries in by_facet.values() if entries][:MOST]:
        picked = min(entries, key=lambda entry: bool(seen.intersection(entry.about)))
        seen.update(picked.about)
        yield picked


def _fits(entry: Entry) -> bool:
    return entry.known and entry.visibility is Visibility.PUBLIC and len(entry.question) <= LONGEST

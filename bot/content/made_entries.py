"""Entries made from the catalog, so that a fact stands in one place and can still be asked for.

An entry is made for each certification, level and offer by facet, and for each role, track, learning path, provider and
disagreement. Its id is `<id of the thing>/<facet>`.
"""

from collections.abc import Mapping

from bot.content.made_certifications import entries_of_certification
from bot.content.made_entry import citations, made_entry
from bot.domain.catalog import LearningPath, Provider, Role, Track
from bot.domain.knowledge import Disagreement, Entry, Knowledge
from bot.domain.sources import Statement


def made_entries(knowledge: Knowledge) -> tuple[Entry, ...]:
    """Return the entries that the catalog and the disagreements of this knowledge lead to, in a fixed order."""
    labels = {source.id: source.title for source in knowledge.sources}
    return (
        *(
            entry
            for certification in knowledge.certifications
            for entry in entries_of_certification(certification, labels)
        ),
        *(_of_role(role, labels) for role in knowledge.roles if role.recommendations),
        *(_of_track(track, labels) for track in knowledge.tracks if track.rows),
        *(_of_path(path, labels) for path in knowledge.paths if path.by),
        *(_of_provider(provider, labels) for provider in knowledge.providers if provider.notes),
        *(_of_disagreement(disagreement) for disagreement in knowledge.disagreements),
    )


def _of_role(role: Role, labels: Mapping[str, str]) -> Entry:
    statements = [Statement(_labelled(labels, item.by, item.text), item.sources) for item in role.recommendations]
    lead = "the sources recommend different things" if len(statements) > 1 else "what is recommended"
    return made_entry(role.id, "role", role.name, (role.id,), statements, title=lead)


def _of_track(track: Track, labels: Mapping[str, str]) -> Entry:
    statements = []
    for row in track.rows:
        parts = {"For": row.audience, "Needs": row.prerequisites, "Teaches": row.skills, "When": row.order}
        text = " ".join(f"{label}: {value.rstrip('.')}." for label, value in parts.items() if value)
        statements.append(Statement(_labelled(labels, row.by, f"{row.level} level. {text}"), row.sources))
    return made_entry(track.id, "track", track.name, (track.id,), statements, title="levels")


def _of_path(path: LearningPath, labels: Mapping[str, str]) -> Entry:
    statements = [Statement(_labelled(labels, view.source, view.text), view.sources) for view in path.by]
    return made_entry(path.id, "path", path.name, (path.id,), statements, title="what the guides say")


def _of_provider(provider: Provider, labels: Mapping[str, str]) -> Entry:
    statements = [Statement(_labelled(labels, note.by, note.text), note.sources) for note in provider.notes]
    return made_entry(provider.id, "provider", provider.name, (provider.id,), statements, title="what the sources say")


def _labelled(labels: Mapping[str, str], source: str, text: str) -> str:
    return f"**{labels.get(source, source)}:** {text}"


def _of_disagreement(disagreement: Disagreement) -> Entry:
    statements = (*disagreement.sides, *((disagreement.advice,) if disagreement.advice else ()))
    lines = [f"- {side.text}" for side in disagreement.sides]
    advice = f"\n\n{disagreement.advice.text}" if disagreement.advice else ""
    return Entry(
        id=f"{disagreement.id}/disagreement",
        question=disagreement.topic,
        answer="\n".join(lines) + advice,
        facet="compare",
        sources=citations(statements),
        statements=statements,
    )

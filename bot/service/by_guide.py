"""Tell what each source says of a role, a learning path, a track or a provider."""

from collections.abc import Iterator

from bot.domain.catalog import LearningPath, Provider, Role, Subject, Track, TrackRow
from bot.domain.sources import Citation


def said_by_guide(subject: Subject) -> Iterator[tuple[str, str, tuple[Citation, ...]]]:
    """Yield what each source says, under its own id."""
    match subject:
        case Role(recommendations=rows):
            yield from ((row.by, row.text, row.sources) for row in rows)
        case LearningPath(by=views):
            yield from ((view.source, view.text, view.sources) for view in views)
        case Provider(notes=notes):
            yield from ((note.by, note.text, note.sources) for note in notes)
        case Track(rows=rows):
            yield from ((row.by, f"{row.level} level. {row_text(row)}", row.sources) for row in rows)


def row_text(row: TrackRow) -> str:
    """Return whom a row of a track is for, what it teaches and when it is taken, as sentences."""
    parts = {"For": row.audience, "Teaches": row.skills, "When": row.order}
    return " ".join(f"{label}: {text.rstrip('.')}." for label, text in parts.items() if text)

"""Responsible for finding the YAML files of a knowledge folder, without leaving it."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bot.content.kinds import KINDS, SUFFIXES, Kind, kind_of
from bot.content.nearest import nearest
from bot.content.problems import problem, shown
from bot.domain.location import Location
from bot.domain.problem import Problem

_HIDDEN = (".", "#", "~")
LONGEST_NAME = 1000
_NO_FOLDER = "There is no folder {folder}. Give the folder that holds faq/."
_NO_FAQ = "The folder {folder} has no folder faq/ in it. A knowledge folder needs at least faq/<topic>.yaml."
_UNREADABLE = "{path} cannot be read: {reason}."

_OUTSIDE = "the link leads out of the knowledge folder"
_NOWHERE = "the link leads nowhere"
_NOT_READ = "the name of this file says nothing to us, and it is not read"
_RENAME = "call it {name}, or use another file type than YAML"
_NAMES = "use one of {names}, or another file type than YAML"


class CannotLoad(Exception):  # noqa: N818 - it says what happened; whether that is an error is for the caller to say
    """Raised when a folder cannot be read at all; its text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: its path, its path within the folder with forward slashes, and its kind."""

    path: Path
    file: str
    kind: Kind


def list_files(folder: Path) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    """Return the files of a knowledge folder sorted by name, and problems (outside-folder, unknown-file).

    Hidden files, editors' temporary files and other file types are left out. Raises CannotLoad when there is no folder, no `faq/` in it,
    or a part of it that may not be read.
    """
    try:
        if not folder.is_dir():
            raise CannotLoad(_NO_FOLDER.format(folder=folder))
        if not (folder / "faq").is_dir():
            raise CannotLoad(_NO_FAQ.format(folder=folder))
        return _sorted_out(_walk(folder))
    except OSError as error:
        raise unreadable(error) from error


def unreadable(error: OSError) -> CannotLoad:
    """Return the sentence for a file or folder that the system does not let us read."""
    return CannotLoad(_UNREADABLE.format(path=error.filename, reason=(error.strerror or "unknown reason").lower()))


def _sorted_out(seen: Iterable[Found | Problem]) -> tuple[tuple[Found, ...], tuple[Problem, ...]]:
    everything = tuple(seen)
    files = sorted((item for item in everything if isinstance(item, Found)), key=lambda item: item.file)
    return tuple(files), tuple(item for item in everything if isinstance(item, Problem))


def _walk(folder: Path) -> Iterator[Found | Problem]:
    root = _real(folder)
    seen: set[Path] = set()  # a link to a folder above would otherwise lead in circles
    waiting = [(root, PurePosixPath())]
    while waiting:
        real, within = waiting.pop()
        if real in seen:
            continue
        seen.add(real)
        for entry in os.scandir(real):
            file = within / entry.name
            if entry.name.startswith(_HIDDEN):
                continue
            if entry.is_symlink() and (leads := _leads_away(entry, file, root)):
                yield leads
            elif Path(entry.path).is_dir():
                waiting.append((_real(entry.path), file))
            elif Path(entry.path).is_file() and file.suffix.lower() in SUFFIXES:
                yield _sorted_in(Path(entry.path), file)


def _leads_away(entry: os.DirEntry[str], file: PurePosixPath, root: Path) -> Problem | None:
    """Return a problem for a link out of the folder or to nothing, None for one within it or of no concern to us."""
    target = _real(entry.path)
    if not target.is_dir() and file.suffix.lower() not in SUFFIXES:
        return None
    if not target.is_relative_to(root):
        return problem("outside-folder", _location(file), _OUTSIDE, str(target))
    return None if target.exists() else problem("outside-folder", _location(file), _NOWHERE, str(target))


def _real(path: str | Path) -> Path:
    # Unlike Path.resolve, this takes a link to itself without an exception.
    return Path(os.path.realpath(path))


def _sorted_in(path: Path, file: PurePosixPath) -> Found | Problem:
    if kind := kind_of(str(file)):
        return Found(path, _name(file), kind)
    return problem("unknown-file", _location(file), _NOT_READ, file.name, _better_name(file))


def _location(file: PurePosixPath) -> Location:
    return Location(_name(file))


def _name(file: PurePosixPath) -> str:
    # Names may hold line breaks, and bytes that are no text.
    return shown(str(file), LONGEST_NAME)


def _better_name(file: PurePosixPath) -> str:
    """Say which name was probably meant, going by the outermost folder or else the file's own name."""
    word = file.parts[0] if len(file.parts) > 1 else file.stem
    best = nearest(word, KINDS)
    if best is None:
        return _NAMES.format(names=", ".join(kind.example for kind in KINDS.values()))
    return _RENAME.format(name=KINDS[best].example)

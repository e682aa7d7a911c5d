"""Examples in documentation that can be tried: YAML files, and what commands print."""

import re
import shlex
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

from bot.cli import certguide
from click.testing import CliRunner

YAML = re.compile(r"^```yaml\n# (?P<file>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
"""An example of a file, whose first line is a comment with its name."""
CONSOLE = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ certguide (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
OWN = "mine"
"""The folder that the examples of the documentation are saved in."""


def save_examples(document: str, folder: Path) -> None:
    """Write the YAML examples of a document as the files that they name."""
    for example in YAML.finditer(document):
        file = folder / example["file"]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(example["text"], encoding="utf-8")


def transcripts(document: str) -> Iterator[tuple[str, str]]:
    """Yield what is typed after `certguide` in the transcripts of a document, and what is printed."""
    for console in CONSOLE.finditer(document):
        yield from COMMAND.findall(console[0])


def replayed(document: str, folder: Path, cache: Path) -> str:
    """Return the document with what its commands print now, in a folder that has its examples in `mine`."""
    save_examples(document, folder / OWN)

    def played(console: re.Match[str]) -> str:
        typed = [arguments for arguments, _ in COMMAND.findall(console[0])]
        return "\n".join(f"$ certguide {arguments}\n{printed(arguments, folder, cache)}" for arguments in typed)

    return CONSOLE.sub(played, document)


def printed(arguments: str, folder: Path, cache: Path) -> str:
    """Return what a command prints in a folder, with the shipped knowledge and the packaged encoder."""
    settings = {"CERTGUIDE_KNOWLEDGE": "", "CERTGUIDE_ENCODER": "on", "CERTGUIDE_CACHE_DIR": str(cache)}
    with chdir(folder):
        result = CliRunner().invoke(certguide, shlex.split(arguments), env=settings)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout

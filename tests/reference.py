"""The parts of README.md that the program itself tells, transcripts included: `python -m tests.reference` writes them."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from bot.cli import certguide
from bot.content.codes import CODES
from bot.content.json_schema import schema_of
from bot.content.kinds import KINDS, Kind, Place
from bot.domain.problem import Severity
from bot.slack.listeners.subcommands import SUBCOMMANDS
from bot.slack.surface import COMMAND

from tests.transcripts import replayed

README = Path(__file__).parents[1] / "README.md"
STATEMENT = frozenset({"text", "sources"})
FORMS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "id",
    "^[^\\s#]+#[^\\s#]+$": "`source#place`",
    "^[A-Z]{3}$": "currency",
    "^https?://[^\\s<>|]+$": "address",
    "^[CG][A-Z0-9]+$": "channel id",
}
"""What a text is called that must match one of these."""
PLAIN = {"boolean": "true or false", "integer": "whole number", "string": "text", "number": "number"}
MANY = {
    "text": "texts",
    "id": "ids",
    "channel id": "channel ids",
    "statement": "statements",
    "whole number": "whole numbers",
    "mapping": "mappings",
    "list of texts": "lists of texts",
}
MANY_CHOICES = re.compile(r"\[\w+(?:\|\w+){9,}\]")
"""The choices of an argument that are too many for a cell; `--help` lists them."""
NOT_A_MODEL = {"synonyms": "Words that mean the same anywhere, two or more to a list."}

Schema = Mapping[str, Any]


def written(readme: str) -> str:
    """Return the README with each part between `<!-- begin NAME -->` and `<!-- end NAME -->` as the program tells it."""
    for name, part in PARTS.items():
        begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
        before, _, rest = readme.partition(begin)
        _, _, after = rest.partition(end)
        readme = f"{before}{begin}\n{part()}\n{end}{after}"
    return readme


def table(*rows: tuple[str, ...]) -> str:
    """Return a Markdown table, the first row its head."""
    cells = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    head, *body = ["| " + " | ".join(row) + " |" for row in cells]
    return "\n".join([head, "|---" * len(rows[0]) + "|", *body])


def every_command(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Yield every command that does something, by the words that call it."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from every_command(command, f"{before}{name} ")
        elif command:
            yield before + name, command


def commands() -> str:
    """Return every command with its arguments, what it does and its options."""
    rows = []
    for name, command in every_command(certguide):
        _, *given = command.collect_usage_pieces(click.Context(command))
        usage = " ".join([name, *(MANY_CHOICES.sub("[KIND]", piece) for piece in given)])
        does = (command.help or "").partition("\n\n")[0]
        rows.append((f"`{usage}`", does, ", ".join(_options(command))))
    return table(("Command", "What it does", "Options"), *rows)


def _options(command: click.Command) -> Iterator[str]:
    for option in command.params:
        if isinstance(option, click.Option):
            choices = "|".join(option.type.choices) if isinstance(option.type, click.Choice) else None
            value = "" if option.is_flag else f" {option.metavar or choices}"
            yield f"`{option.opts[0]}{value}`"


def subcommands() -> str:
    """Return every word that may follow the slash command."""
    rows = ((f"`{COMMAND} {known.usage}`", f"{known.does[:1].upper()}{known.does[1:]}.") for known in SUBCOMMANDS)
    return table(("Command", "What it does"), *rows)


def files() -> str:
    """Return every kind of file with what it holds."""
    return table(("File", "Holds"), *((f"`{kind.example}`", _holds(kind)) for kind in KINDS.values()))


def fields() -> str:
    """Return a table of the fields of each kind of file."""
    return "\n\n".join(f"#### `{kind.example}`\n\n{_fields_of(kind)}" for kind in KINDS.values())


def codes() -> str:
    """Return every code that `certguide check` knows, errors first."""
    return "\n\n".join(
        table(
            (title, "Finds", "Example", "What to do"),
            *(
                (f"`{code.name}`", code.finds, f"`{code.example}`", code.fix)
                for code in CODES.values()
                if code.severity is severity
            ),
        )
        for severity, title in ((Severity.ERROR, "Error"), (Severity.WARNING, "Warning"))
    )


PARTS = {"commands": commands, "subcommands": subcommands, "files": files, "fields": fields, "codes": codes}


def _holds(kind: Kind) -> str:
    told = NOT_A_MODEL.get(kind.name) or (kind.item.__doc__ or "").partition("\n")[0]
    if kind.key is None:
        once = "One to a file" if kind.place is Place.FOLDER else "One"
        return f"{once}: {_small(told.partition(':')[0].rstrip('.'))}."
    nested = ", in files of any name and depth" if kind.place is Place.FOLDERS else ""
    return f"`{kind.key}:`, a list{nested}. Each item: {_small(told)}"


def _small(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _fields_of(kind: Kind) -> str:
    schema = schema_of(kind.name)
    listed = _below(schema, schema["properties"][kind.key]) if kind.key else None
    rows = _rows(schema, listed or schema, "")
    begin = f"`{kind.key}:` is a list. Each item has:\n\n" if listed else ""
    return begin + table(("Field", "Takes", "Meaning"), *rows)


def _rows(root: Schema, schema: Schema, before: str) -> Iterator[tuple[str, str, str]]:
    """Yield the fields of a mapping, each followed by those below it; the two of a statement are told once for all."""
    properties: Schema = schema.get("properties", {})
    told = STATEMENT if set(properties) > STATEMENT and before else frozenset()
    for name, field in properties.items():
        if name in told:
            continue
        mark = "**" if name in schema.get("required", ()) else ""
        yield f"{mark}`{before}{name}`{mark}", _takes(root, field), field.get("description", "")
        below = _below(root, field)
        if below and set(below["properties"]) != STATEMENT:
            yield from _rows(root, below, f"{before}{name}.")


def _below(root: Schema, field: Schema) -> Schema | None:
    """Return the mapping that a field takes, alone or in a list; None when it takes none."""
    for form in (field, field.get("items", {}), *field.get("anyOf", ())):
        if "$ref" in form:
            found: Schema = root["$defs"][form["$ref"].rpartition("/")[2]]
            return found if "properties" in found else None
    return None


def _takes(root: Schema, field: Schema) -> str:
    """Return what a field takes, in words."""
    if forms := field.get("anyOf") or field.get("oneOf"):
        return " or ".join(dict.fromkeys(_takes(root, form) for form in forms if form.get("type") != "null"))
    if "$ref" in field:
        return _named(root["$defs"][field["$ref"].rpartition("/")[2]])
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    if field.get("type") == "array":
        items = _takes(root, field["items"]).split(" or ")
        return f"list of {' or '.join(MANY.get(item, item) for item in items)}"
    if field.get("type") == "object":
        return "mapping of names to texts"
    return "date" if field.get("format") == "date" else FORMS.get(field.get("pattern", ""), PLAIN[field["type"]])


def _named(found: Schema) -> str:
    if "enum" in found:
        return ", ".join(f"`{value}`" for value in found["enum"])
    properties = set(found["properties"])
    if properties == STATEMENT:
        return "statement"
    return "statement" if properties > STATEMENT else "mapping"


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        text = replayed(README.read_text(encoding="utf-8"), Path(folder), Path(folder) / "cache")
    README.write_text(written(text), encoding="utf-8")

"""A comparison as a message: a table with a row a facet, those that differ first, and the sources of each column."""

from bot.domain.comparison import NOT_STATED, Column, Comparison, Row
from bot.domain.knowledge import Knowledge
from bot.slack.limits import TABLE_ROWS, TABLE_TEXT, TEXT
from bot.slack.message import Block, Message, markdown_block
from bot.slack.outgoing import MORE, markdown, plain, shortened
from bot.slack.reading import read_out
from bot.slack.sources import source_lines, sources_block

TITLE = "{names}, side by side"
DIFFERENCES = "Differences come first."
UNSTATED = f"“{NOT_STATED}” means that the sources say nothing of it."
ALIKE = "The sources say the same of them wherever they say something."
FACET = "Side"
LEAST, MOST = 80, 450
"""Characters of a cell: the fewest it is cut to, and the most that are worth showing."""
LONGEST_NAME = 120
SOURCES_SUM = 3_000
"""Characters of the sources of all columns together."""
LONGEST_READ = 160
"""Characters of a cell in the `text` of the message."""


def comparison_message(table: Comparison, knowledge: Knowledge, *blocks: Block) -> Message:
    """Return things side by side as a table, and as text where Slack does not show tables."""
    lead = _lead(table)
    read = "\n\n".join((lead, *(_read(table, row) for row in table.rows)))
    lines = [
        line
        for column in table.columns
        for line in (f"{_one_line(column.name, LONGEST_NAME)}:", *_named(column, knowledge))
    ]
    summary = shortened("\n".join(lines), TEXT // 4)
    text = f"{read_out(read, TEXT - len(summary) - 2)}\n\n{summary}".strip()
    return Message(text, (*comparison_blocks(table, knowledge), *blocks))


def comparison_blocks(table: Comparison, knowledge: Knowledge, page: int = TABLE_ROWS) -> tuple[Block, ...]:
    """Return a table with so many rows at once, under what it is and what an editor wrote, above the sources of each column."""
    return markdown_block(_lead(table)), _table(table, page), *_sources(table, knowledge)


def _lead(table: Comparison) -> str:
    parts = (f"**{markdown(TITLE.format(names=_names(table)))}**", table.written, _note(table))
    return "\n\n".join(filter(None, parts))


def _names(table: Comparison) -> str:
    *others, last = (_one_line(column.name, LONGEST_NAME) for column in table.columns)
    return f"{', '.join(others)} and {last}"


def _note(table: Comparison) -> str:
    """Return how to read the table; what is asked for may stand before what differs."""
    differ = [row.differs for row in table.rows]
    if not any(differ):
        return ALIKE
    return " ".join((DIFFERENCES, UNSTATED) if differ == sorted(differ, reverse=True) else (UNSTATED,))


def _table(table: Comparison, page: int) -> Block:
    rows = table.rows[:TABLE_ROWS]
    most = max(LEAST, min(MOST, TABLE_TEXT // max(len(rows) * len(table.columns), 1)))
    header = [_cell(FACET), *(_cell(_one_line(column.name, LONGEST_NAME)) for column in table.columns)]
    body = [
        [_cell(row.label), *(_cell(_one_line(cell.text, most) if cell.stated else NOT_STATED) for cell in row.cells)]
        for row in rows
    ]
    shown = {"caption": plain(TITLE.format(names=_names(table))), "page_size": min(max(len(rows), 1), page)}
    shown["row_header_column_index"] = 0
    return {"type": "data_table", **shown, "rows": [header, *body]}


def _cell(text: str) -> Block:
    return {"type": "raw_text", "text": text or MORE}


def _sources(table: Comparison, knowledge: Knowledge) -> tuple[Block, ...]:
    """Return the sources of each column under its name."""
    most = SOURCES_SUM // max(len(table.columns), 1)
    blocks: list[Block] = []
    for column in table.columns:
        for block in sources_block(column.sources, knowledge, most):
            name = {"type": "plain_text", "text": f"{_one_line(column.name, LONGEST_NAME)}:", "emoji": False}
            blocks.append({**block, "elements": [name, *block["elements"]][:10]})
    return tuple(blocks)


def _named(column: Column, knowledge: Knowledge) -> tuple[str, ...]:
    return source_lines(column.sources, knowledge)


def _read(table: Comparison, row: Row) -> str:
    cells = zip(table.columns, row.cells, strict=True)
    said = [
        f"- {_one_line(column.name, LONGEST_NAME)}: {_one_line(cell.text, LONGEST_READ) if cell.stated else NOT_STATED}"
        for column, cell in cells
    ]
    return "\n".join((f"**{row.label}**", *said))


def _one_line(text: str, most: int) -> str:
    return shortened(" ".join(plain(text).replace("**", "").split()), most)

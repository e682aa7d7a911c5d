"""SQLite's full-text search, FTS5 with the Porter stemmer and its own BM25, over one row an entry."""

import re
import sqlite3

from bot.domain.knowledge import Knowledge

from benchmarks.ways.way import BEST, Found, MissingError, Settings, Way, asked

TABLE = "CREATE VIRTUAL TABLE entry USING fts5(id UNINDEXED, asks, tokenize = 'porter unicode61')"
SEARCH = "SELECT id, -bm25(entry) FROM entry WHERE entry MATCH ? ORDER BY bm25(entry), rowid LIMIT ?"
MISSING = "the sqlite3 of this Python has no FTS5"
_WORD = re.compile(r"\w+")


def opened(knowledge: Knowledge, _: Settings) -> Way:
    """Return the way over this knowledge, in a database in memory."""
    database = sqlite3.connect(":memory:")
    try:
        database.execute(TABLE)
    except sqlite3.OperationalError as error:
        raise MissingError(MISSING) from error
    rows = ((entry.id, "\n".join(asked(entry))) for entry in knowledge.entries)
    database.executemany("INSERT INTO entry VALUES (?, ?)", rows)

    def rank(text: str) -> Found:
        match = " OR ".join(f'"{word}"' for word in _WORD.findall(text))
        found = database.execute(SEARCH, (match, BEST)).fetchall() if match else []
        return Found(tuple(id_ for id_, _ in found), found[0][1] if found else 0.0)

    return Way(rank, rank)

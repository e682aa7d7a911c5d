"""Everything that may follow `/cert`: the one table of usage, help and handler."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.slack.guidance import help_message
from bot.slack.listeners.about import about
from bot.slack.listeners.asking import ask
from bot.slack.listeners.browsing import list_, show
from bot.slack.listeners.consult_commands import compare, next_, path, recommend
from bot.slack.listeners.desk import Desk
from bot.slack.listeners.planning.starting import onboard
from bot.slack.listeners.planning.team import team
from bot.slack.listeners.remarks import feedback
from bot.slack.listeners.settings import me, settings
from bot.slack.listeners.typed import Handler, Typed
from bot.slack.message import Message
from bot.slack.settings import OFF, ON
from bot.slack.subcommand import Subcommand

SIMILAR = 0.5
"""Share of letters that a word has right at least for a subcommand to be called the nearest."""
SLIP = 0.75
"""The same for a slip of one, which is not asked about as a question: `hlp`, `lsit` and `abot`, but not `hello`."""

Row = Subcommand[Handler]


async def help_(_desk: Desk, _typed: Typed) -> Message:
    """Say what Certguide does and how to ask."""
    return help_message(SUBCOMMANDS)


SUBCOMMANDS: tuple[Row, ...] = (
    Subcommand("ask", "ask [question]", "answers your question, to you alone", ask, searches=True),
    Subcommand("list", "list", "shows what I know about: certifications with their levels, roles, paths", list_),
    Subcommand("show", "show [name]", "shows what is known about one of them", show, searches=True),
    Subcommand(
        "recommend",
        "recommend [text]",
        "recommends what to take, from what you do, hold, want or can spend",
        recommend,
        searches=True,
    ),
    Subcommand(
        "path",
        "path [role or track]",
        "shows what to take for a role, a learning path or a track, in order",
        path,
        searches=True,
    ),
    Subcommand(
        "next", "next [certification]", "shows what comes after a certification or a level", next_, searches=True
    ),
    Subcommand("compare", "compare [one], [other]", "puts two or three things side by side", compare, searches=True),
    Subcommand(
        "onboard", "onboard [@person]", "starts your plan for a certification, or invites somebody to one", onboard
    ),
    Subcommand("team", "team", "shows leads the plans that people share", team),
    Subcommand("settings", f"settings [keep {ON}|{OFF}]", "shows and changes what is kept of you", settings),
    Subcommand("me", "me [forget]", "shows everything that is kept of you, or deletes it", me),
    Subcommand("feedback", "feedback [text]", "tells the editors what you think", feedback),
    Subcommand("about", "about", "says what I know as of when, and what I keep", about),
    Subcommand("help", "help", "shows this", help_),
)
"""In the order in which help shows them. Names are one word in lower case."""


def named(word: str) -> tuple[Row, ...]:
    """Return the subcommand of this name, nothing when there is none."""
    return tuple(row for row in SUBCOMMANDS if row.name == word.lower())


def nearest(word: str, similar: float = SIMILAR) -> tuple[Row, ...]:
    """Return the subcommand that a word resembles most, nothing when it is less `similar` to each (0 to 1)."""
    names = {row: row.name for row in SUBCOMMANDS}
    found = process.extractOne(word.lower(), names, scorer=OSA.normalized_similarity, score_cutoff=similar)
    return (found[2],) if found else ()

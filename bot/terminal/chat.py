"""A conversation in a terminal: follow-ups, options to choose by number, sources."""

from collections.abc import Callable, Iterable

from rich.console import Console
from rich.markdown import Markdown
from rich.text import Text

from bot.domain.reply import Answer, Context, Gap, Option, Reply, Suggestions, Turn
from bot.service.answering import Answering
from bot.terminal.plain import NEAREST, numbered
from bot.terminal.told import source_lines, sources_of, told

PROMPT = "[bold]You:[/bold] "
WELCOME = "Ask about certifications in your own words. Type a number to choose an option, “new” for a new subject, “quit” to leave."
LEAVING = frozenset(("quit", "exit", "q", ":q"))
FRESH = "A new subject, then. What would you like to know?"
NO_SUCH_OPTION = "There is no option {number}. Type one of the numbers above, or a question."
CHOOSE = "Type a number to choose."


class Chat:
    """A conversation that remembers what it is about and which options it offered last."""

    def __init__(self, answering: Answering) -> None:
        """Start with no subject."""
        self._answering = answering
        self._context = Context()
        self._offered: tuple[Option, ...] = ()

    def say(self, line: str) -> Reply | str:
        """Return the reply to a line: a question, or the number of an option offered before."""
        if line.casefold() == "new":
            self._context, self._offered = Context(), ()
            return FRESH
        if line.isdecimal() and self._offered:
            option = {str(number): option for number, option in enumerate(self._offered, start=1)}.get(line)
            if option is None:
                return NO_SUCH_OPTION.format(number=line)
            return self._took(self._answering.choose(option.entry.id))
        return self._took(self._answering.ask(line, self._context))

    def _took(self, turn: Turn) -> Reply:
        self._context = turn.context
        self._offered = options_of(turn.reply)
        return turn.reply


def options_of(reply: Reply) -> tuple[Option, ...]:
    """Return what can be chosen after a reply."""
    match reply:
        case Suggestions(options=options) | Gap(near=options):
            return options
        case _:
            return ()


def converse(answering: Answering, console: Console, read: Callable[[str], str]) -> None:
    """Talk until the person leaves; `read` shows a prompt and returns a line, or raises EOFError at the end."""
    chat = Chat(answering)
    console.print(WELCOME, style="dim")
    while True:
        try:
            line = read(PROMPT).strip()
        except EOFError:
            return
        if line.casefold() in LEAVING:
            return
        if line:
            _show(chat.say(line), answering, console)


def answer_lines(answering: Answering, lines: Iterable[str], write: Callable[[str], None]) -> None:
    """Answer each line for itself as plain text, a blank line between two answers."""
    first = True
    for line in lines:
        if line.strip():
            write(("" if first else "\n") + told(answering.ask(line.strip()).reply, answering.knowledge) + "\n")
            first = False


def _show(reply: Reply | str, answering: Answering, console: Console) -> None:
    if isinstance(reply, str):
        console.print(reply, style="dim")
        return
    console.print(Markdown(reply.text))
    options = options_of(reply)
    if isinstance(reply, Gap) and options:
        console.print(NEAREST)
    for line in numbered(options):
        console.print(Text(line))
    if options:
        console.print(CHOOSE, style="dim")
    for line in source_lines(sources_of(reply), answering.knowledge):
        console.print(Text(line), style="dim")
    if isinstance(reply, Answer) and reply.ranked:
        console.print(f"Confidence: {reply.ranked[0].confidence:.0%}", style="dim")
    console.print()

"""Ask an engine over the knowledge about coffee, by words alone, for one question or for a thread."""

from functools import cache

from bot.domain.reply import Context, Reply, Turn
from bot.encoder.opening import english_words
from bot.search.engine import Engine
from bot.search.question import Question
from bot.search.reading import Reader

from tests.knowledges import coffee_knowledge


@cache
def engine() -> Engine:
    """Return the engine; it holds no state, so that one serves all tests."""
    return Engine(coffee_knowledge(), None, english_words())


@cache
def reader() -> Reader:
    """Return the reader of questions of the same knowledge."""
    return Reader(coffee_knowledge(), english_words())


def replied(*thread: str) -> Reply:
    """Return the reply to the last of the texts of a thread."""
    return turned(*thread).reply


def turned(*thread: str) -> Turn:
    """Return the reply to the last of the texts of a thread, with what the thread is about after it."""
    context = Context()
    for text in thread[:-1]:
        context = engine().ask(text, context).context
    return engine().ask(thread[-1], context)


def read(*thread: str) -> Question:
    """Return the last of the texts of a thread as it is understood."""
    context = Context()
    for text in thread[:-1]:
        context = engine().ask(text, context).context
    return reader().read(thread[-1], context)


def entry_ids(reply: Reply) -> tuple[str, ...]:
    """Return the ids of the five best entries."""
    return tuple(match.entry.id for match in reply.ranked)

"""A small service that answers: a handful of entries found by a word, with every kind of reply."""

from bot.domain.knowledge import Entry, Knowledge, Visibility
from bot.domain.reply import Answer, Context, Courtesy, Gap, Option, Suggestions, Turn
from bot.domain.sources import Source
from bot.service.consulting import Consulting
from bot.service.live import LiveAnswering

GUIDE = Source("guide", "Exam guide", "FinOps Foundation", "https://example.org/guide", places={"faq-1": "Question 1"})
PRICE = Entry("price", "What does the exam cost?", "**300 USD**, once.", about=("focp",), sources=("guide#faq-1",))
LENGTH = Entry("length", "How long is the exam?", "One hour.", about=("focp",), facet="duration", sources=("guide",))
SECRET = Entry("secret", "What do we pay?", "Nothing.", visibility=Visibility.INTERNAL)
PASSING = Entry(
    "passing", "What is the passing score?", "The page does not say.", known=False, sources=("guide#faq-1",)
)
KNOWLEDGE = Knowledge("v1", (PRICE, LENGTH, SECRET, PASSING), (GUIDE,))
ENTRIES = {entry.id: entry for entry in KNOWLEDGE.entries}


def option(entry: Entry) -> Option:
    """Return an entry as an option."""
    return Option(entry, entry.question)


class FixedAnswering:
    """Answers by the words of the question; what a thread is about is the entry that answered last."""

    def __init__(self) -> None:
        """Remember what is asked."""
        self.asked: list[tuple[str, Context]] = []

    @property
    def knowledge(self) -> Knowledge:
        """Return the knowledge in use."""
        return KNOWLEDGE

    @property
    def consulting(self) -> Consulting:
        """Return what recommends and compares, by words alone."""
        return LiveAnswering(KNOWLEDGE).consulting

    def ask(self, text: str, context: Context = Context()) -> Turn:
        """Reply by the first rule that fits."""
        self.asked.append((text, context))
        words = text.casefold()
        if "break" in words:
            raise ValueError(f"cannot read {text!r}")
        if "exam" in words:
            return Turn(Suggestions("Which do you mean?", (option(PRICE), option(LENGTH))), context)
        if "hello" in words:
            return Turn(Courtesy("Hello."), context)
        for word, entry in {"cost": PRICE, "long": LENGTH, "pay": SECRET, "passing": PASSING}.items():
            if word in words:
                return self.choose(entry.id)
        return Turn(Gap("I do not know that.", (option(PRICE),) if "near" in words else ()), context)

    def choose(self, entry_id: str) -> Turn:
        """Reply with an entry."""
        entry = ENTRIES.get(entry_id)
        if entry is None:
            return Turn(Gap("That answer is no longer there."), Context())
        context = Context(entry.about, entry.facet)
        return Turn(Answer(entry.answer, (entry,)) if entry.known else Gap(entry.answer, entry=entry), context)

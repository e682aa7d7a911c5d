"""Recommend to somebody: from what they write and what they choose, to steps with reasons, or the question that is missing."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from datetime import date

from bot.domain.advice import Advice, Advised, Unclear
from bot.domain.knowledge import Entry
from bot.domain.reply import Context
from bot.domain.wish import Leaning, Wish
from bot.search.engine import Engine
from bot.search.question import Question
from bot.search.text import words
from bot.service.choosing import Chooser
from bot.service.likely import Likely, Likeness
from bot.service.steps import programme_of
from bot.service.wanting import description
from bot.service.wishing import WishReader, described_in

LIKELY_ROLE, ROLE_LEAD = 0.17, 0.015
"""Likeness (0 to 1) from which a description is taken for a role's, and how far the next role must be behind."""
LIKELY_ENTRY, ENTRY_NEAR = 0.3, 0.06
"""Likeness from which an entry says for whom something is, and how near to the best others must be."""
PATHS, LIKELY_PATH = frozenset(("path", "track")), 0.3
"""Facets of entries about learning paths, and the likeness from which one is spoken of."""
NEAREST = 3
"""Roles that are offered to choose when nobody is known."""
LONGEST = 300
"""Characters of the statement that shows a leaning."""


class Adviser:
    """Advises from one knowledge; `today` tells which certifications are retired."""

    def __init__(self, engine: Engine, today: Callable[[], date]) -> None:
        """Read the catalog, and whom the entries are about."""
        self._engine, self._today = engine, today
        self._knowledge = engine.knowledge
        self.chooser = Chooser(engine.knowledge)
        self.likeness = Likeness(engine)
        self._wishes = WishReader(engine.knowledge, engine.reader)
        self._roles = {role.id: role for role in engine.knowledge.roles}
        self._fitting: dict[str, tuple[Leaning, ...]] = {}

    def understood(self, text: str, context: Context = Context()) -> Wish:
        """Return what a text says somebody wants, with the role or the goal that it describes."""
        question = self._engine.reader.read(text, context)
        wish = self._wishes.read(text, context, question)
        named = question.subjects.meant & self._roles.keys()
        if not wish.roles and named and not wish.certifications:
            wish = replace(wish, roles=tuple(sorted(named)))
        wish = replace(wish, lines=tuple(dict.fromkeys((*wish.lines, *self._lines(question, wish.roles)))))
        if wish.roles:
            return wish
        likely = self.likeness.of(self._engine.reader.read(described_in(text), context))
        role = described(likely, LIKELY_ROLE, ROLE_LEAD)
        return replace(wish, roles=(role,), inferred=True) if role else replace(wish, leaning=self._leaning(likely))

    def read(self, question: Question) -> Wish:
        """Return what a question says itself, without what it describes."""
        return self._wishes.read(question.text, question.thread, question)

    def choose(self, wish: Wish) -> Advice:
        """Return what the sources recommend today to somebody with that wish."""
        return self.chooser.choose(wish, self._today())

    def advise(self, wish: Wish, text: str = "", without: Set[str] = frozenset()) -> Advised:
        """Return what is recommended, or the nearest roles when nothing says for whom.

        `text` is what the person wrote, to find the nearest roles by; entries (ids) that are to be done without count nothing.
        """
        known = self._known(wish, without)
        if known.open:
            return Unclear(known, self.nearest(text))
        return replace(self.choose(self._with_unnamed(known, without)), wish=known)

    def nearest(self, text: str) -> tuple[str, ...]:
        """Return the roles nearest to a description, in the order of the knowledge when nothing tells."""
        roles = [id_ for _, id_ in self.likeness.of(self._engine.reader.read(text)).roles]
        return tuple(dict.fromkeys((*roles, *self._roles)))[:NEAREST]

    def _known(self, wish: Wish, without: Set[str]) -> Wish:
        """Return a wish with what is still known of it, its leanings in the words of today."""
        ladder, lines = self.chooser.ladder, {line.id for line in self._knowledge.lines}
        entries = (self._engine.entries.get(leaning.entry) for leaning in wish.leaning if leaning.entry not in without)
        spoken_of = (one for entry in dict.fromkeys(filter(None, entries)) for one in self._spoken_of(entry))
        wanted = {leaning.id for leaning in wish.leaning}
        return replace(
            wish,
            roles=tuple(id_ for id_ in wish.roles if id_ in self._roles),
            lines=tuple(id_ for id_ in wish.lines if id_ in lines),
            held=tuple(id_ for id_ in wish.held if ladder.of(id_)),
            leaning=self._once(leaning for leaning in spoken_of if leaning.id in wanted),
        )

    def _with_unnamed(self, wish: Wish, without: Set[str]) -> Wish:
        """Add the certifications that no source recommends to a role and that are for such people by what entries say."""
        leaning = [one for role in wish.roles for one in self._of_role(role) if one.entry not in without]
        return replace(wish, leaning=tuple(dict.fromkeys((*wish.leaning, *leaning))))

    def _of_role(self, role: str) -> tuple[Leaning, ...]:
        """Return what the entries that fit a role best are about, each certification by the best of them; found once."""
        if role not in self._fitting:
            self._fitting[role] = self._found_for(role)
        return self._fitting[role]

    def _found_for(self, role: str) -> tuple[Leaning, ...]:
        likely = self.likeness.of(self._engine.reader.read(self._roles[role].name))
        near = (entry for score, entry in likely.entries if score >= LIKELY_ENTRY)
        of_one = (entry for entry in near if len(self._engine.reader.things.certifications(entry.about)) == 1)
        return self._once(leaning for entry in of_one for leaning in self._spoken_of(entry))

    def _leaning(self, likely: Likely) -> tuple[Leaning, ...]:
        """Return what the nearest entries are about, and of each other programme what the nearest that is only about it is."""
        best = likely.entries[0][0] if likely.entries else 0.0
        near = [entry for score, entry in likely.entries if score >= max(LIKELY_ENTRY, best - ENTRY_NEAR)]
        found = self._once(leaning for entry in near for leaning in self._spoken_of(entry))
        certified = self._certified(found)
        others = [
            leaning
            for score, entry in likely.entries
            if score >= LIKELY_ENTRY and not certified & self._engine.reader.things.certifications(entry.about)
            for leaning in self._spoken_of(entry)
        ]
        return self._once((*found, *others))

    def _certified(self, leanings: Iterable[Leaning]) -> frozenset[str]:
        """Return the certifications that are spoken of."""
        parents = self._engine.reader.things.parents
        return frozenset(parents.get(leaning.id, leaning.id) for leaning in leanings)

    def _once(self, leanings: Iterable[Leaning]) -> tuple[Leaning, ...]:
        """Return the first leaning to each step."""
        first: dict[str, Leaning] = {}
        for leaning in leanings:
            first.setdefault(leaning.id, leaning)
        return tuple(first.values())

    def _lines(self, question: Question, roles: Sequence[str]) -> tuple[str, ...]:
        """Return the learning path that a question speaks of beside the roles it names, when it is near enough."""
        paths = frozenset(path.id for path in self._knowledge.paths)
        named = {
            word
            for role in roles
            for name in (self._roles[role].name, *self._roles[role].aliases)
            for word in words(name)
        }
        rest = replace(question, words=tuple(word for word in question.words if word not in named))
        if not paths or not description(rest, self.likeness.common):
            return ()
        score, entry = next(iter(self.likeness.about(rest, PATHS, paths)), (0.0, None))
        own = paths & {*entry.about} if entry and not self._roles.keys() & {*entry.about} else frozenset[str]()
        return tuple(own) if len(own) == 1 and score >= LIKELY_PATH else ()

    def _spoken_of(self, entry: Entry) -> Iterator[Leaning]:
        """Yield what an entry is about; its levels when it names any, since those are what is taken."""
        ladder = self.chooser.ladder
        levels = [id_ for id_ in entry.about if id_ in ladder.rungs and ladder.rungs[id_].level]
        parents = {ladder.rungs[id_].certification.id for id_ in levels}
        text = _statement(entry)
        seen: set[str] = set()
        for id_ in (*levels, *(id_ for id_ in entry.about if id_ in ladder.certifications and id_ not in parents)):
            for step in ladder.entry(id_)[:1]:
                programme = programme_of(ladder.rungs[step].certification) + step * (step not in levels)
                if programme not in seen:
                    seen.add(programme)
                    yield Leaning(step, text, entry.sources, entry.id)


def described(likely: Likely, least: float, lead: float) -> str:
    """Return the role that is described, empty when none is, or an entry fits better."""
    if not likely.roles:
        return ""
    first = likely.roles[0]
    second = likely.roles[1][0] if len(likely.roles) > 1 else 0.0
    entry = likely.entries[0][0] if likely.entries else 0.0
    return first[1] if first[0] >= max(least, second + lead, entry) else ""


def _statement(entry: Entry) -> str:
    """Return a question and the begin of its answer in whole sentences."""
    text = " ".join(f"{entry.question} {entry.answer}".split())
    if len(text) <= LONGEST:
        return text
    return text[: max(text.rfind(". ", 0, LONGEST) + 1, len(entry.question))]

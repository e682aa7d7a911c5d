"""Answer what is asked about several certifications of a thread, recommended or compared, such as what they cost."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.domain.catalog import Role
from bot.domain.knowledge import Entry
from bot.domain.reason import Reason
from bot.domain.reply import Context, Gap, Reply, Suggestions, entries_told
from bot.search import wording
from bot.search.asking_on import is_fragment
from bot.search.engine import Engine
from bot.search.question import Question
from bot.search.ranking import Ranking
from bot.service.on_side import best_for
from bot.service.telling import LONGEST, PROBABLE, told_together

LEAD = "**{role}: each certification that is recommended**"
HEADED = "**{name}**\n{text}"
REASON = Reason.RECOMMENDED
OF_ROLE = frozenset(("role", "audience", "compare", "path", "track", "provider"))
"""Facets of a question that is put about somebody, or about something else than a certification."""
OF_CERTIFICATION = re.compile(r"\b(?:exams?|tests?|assessments?|courses?|trainings?|badges?|syllabus|curriculum)\b")
"""What belongs to a certification, so that a text which only mentions it asks on about what was recommended."""
FEWEST, MOST = 2, 3
"""Certifications that are answered for."""

Found = tuple[Reply, Reason] | None
Asked = tuple[tuple[str, ...], Mapping[str, tuple[Context, ...]]]
"""What stands first, and the threads to ask in by certification."""
NOTHING: Asked = ((), {})


class Recommended:
    """Knows what is recommended to the roles of one knowledge."""

    def __init__(self, engine: Engine) -> None:
        """Note the roles."""
        self._engine = engine
        self._roles: Mapping[str, Role] = {role.id: role for role in engine.knowledge.roles}
        self._names = {certification.id: certification.name for certification in engine.knowledge.certifications}

    def __call__(self, question: Question, ranking: Ranking) -> Found:
        """Return the answer for each certification that the thread is about, when a side of them is asked for."""
        asked = question.thread.entry and _asks_on(question)
        lead, contexts = self._of_thread(question, ranking) if asked else NOTHING
        told = {id_: self._told(question, id_, several) for id_, several in contexts.items()}
        entries = tuple(dict.fromkeys(entry for entry in told.values() if entry))
        if not entries:
            return None
        text = "\n\n".join((*lead, *self._texts(told)))
        if len(text) > LONGEST and len(entries) > 1:
            options = tuple(wording.option(entry, self._names) for entry in entries)
            return Suggestions(
                wording.WHICH_CERTIFICATION, options, told_together(entries, ranking, confidence=PROBABLE).ranked
            ), REASON
        answer = told_together(entries, ranking, text, PROBABLE)
        known = any(entry.known for entry in entries)
        return (answer if known else Gap(text, entry=entries[0], ranked=answer.ranked)), REASON

    def _of_thread(self, question: Question, ranking: Ranking) -> Asked:
        """Return what is recommended to the one role of the thread, or the several certifications that it is about, to ask of.

        What the best entry tells of all of them need not be asked of each.
        """
        subjects, spread = question.thread.subjects, self._engine.reader.things.spread
        roles = [self._roles[id_] for id_ in subjects if id_ in self._roles]
        certified = [id_ for id_ in spread(subjects) if id_ in self._names]
        if len(roles) == 1 and not certified:
            return (LEAD.format(role=roles[0].name),), _recommended(roles[0])
        shared = bool(ranking.best) and {*certified} <= {*ranking.best[0].about}
        if roles or shared or not FEWEST <= len(certified) <= MOST:
            return NOTHING
        return (), {id_: (Context((id_,)),) for id_ in certified}

    def _told(self, question: Question, id_: str, contexts: Iterable[Context]) -> Entry | None:
        """Return the entry that answers the question for a certification, else the nearest that is on the side asked for."""
        replies = (self._engine.consider(question.text, context).reply for context in contexts)
        told = [entry for reply in replies for entry in entries_told(reply)[:1]]
        return best_for(self._engine, question, id_, told, frozenset(question.facets) - OF_ROLE)

    def _texts(self, told: Mapping[str, Entry | None]) -> Iterator[str]:
        """Yield what is told of each certification, under its name unless the text starts with it."""
        spread, seen = self._engine.reader.things.spread, set[str]()
        spoken_of = {about for entry in told.values() if entry for about in spread(entry.about)}
        for id_, entry in told.items():
            if entry and entry.id not in seen:
                seen.add(entry.id)
                text, name = entry.answer.strip(), self._names[id_]
                yield text if text.startswith(f"**{name}") else HEADED.format(name=name, text=text)
            elif entry is None and id_ not in spoken_of:
                yield HEADED.format(name=self._names[id_], text=wording.NOT_KNOWN)


def _asks_on(question: Question) -> bool:
    """Tell whether a text names nothing and asks for a side of a certification."""
    if question.subjects.named or question.subjects.meant or question.elsewhere:
        return False
    sides = OF_ROLE.isdisjoint(question.facets) and question.facets
    return bool(sides) or (is_fragment(question.words) and bool(OF_CERTIFICATION.search(question.text.casefold())))


def _recommended(role: Role) -> dict[str, tuple[Context, ...]]:
    """Return what each certification that is recommended to a role is asked about in: its one level, then itself."""
    levels: dict[str, dict[str, None]] = {}
    for named in (named for row in role.recommendations for named in row.certifications):
        levels.setdefault(named.certification, {}).update({named.level: None} if named.level else {})
    return {id_: tuple(_contexts(id_, tuple(own))) for id_, own in [*levels.items()][:MOST]}


def _contexts(certification: str, levels: tuple[str, ...]) -> Iterator[Context]:
    if len(levels) == 1:
        yield Context((*levels, certification))
    yield Context((certification,))

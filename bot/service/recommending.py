"""Answer which certification suits somebody: by role, by what they do, by what they can spend, by whom things are for."""

import re
from dataclasses import replace

from bot.domain.knowledge import Entry
from bot.domain.reason import Reason
from bot.domain.reply import Answer, Option, Reply, Suggestions
from bot.search import wording
from bot.search.asking_back import FAMILIAR
from bot.search.engine import Engine
from bot.search.names import NameKind
from bot.search.policy import signals_of
from bot.search.question import Question
from bot.search.ranking import Ranking
from bot.service.adviser import LIKELY_ENTRY, LIKELY_ROLE, ROLE_LEAD, Adviser, described
from bot.service.after_held import after_held
from bot.service.asking_to_compare import compares
from bot.service.for_roles import FACET, ROLES, ForRoles
from bot.service.for_whom import LONGEST, VERY_LIKELY, fitting, nearly_best
from bot.service.likely import Likely
from bot.service.offering import offered
from bot.service.telling import PROBABLE, told_together
from bot.service.wanting import Wanting, asks_why, picks_part, speaks_of_work, tells_work, wanting
from bot.service.wishing import limits_spending

VERY_LIKELY_ROLE = 0.24
"""Likeness (0 to 1) from which a description is taken for a role's when perhaps a recommendation is asked for."""
NEAR_ROLE = 0.12
"""Likeness from which a role is offered to choose."""
WHO = "Which of these is nearest to your work? Then I can say what the sources recommend."
NAMED = 2
"""Roles that are offered to choose."""
OF_PERSON = re.compile(
    r"\b(?:i am|im|we are|as an?|been (?:an?|the|in|on|at|with|\w+ing)|working|work|job|role|title|card|"
    r"(?:for|4) (?:an?|my|our|me|us)|\d+ (?:yrs?|years?|months?)|"
    r"since|full time)\b"
)
"""Beside these, a name is one that a person goes by."""
CHOOSING = frozenset("any something what which whats should".split())
"""Words of whoever asks for a choice; talk of a colleague, such as `our platform engineer is on leave`, has none."""
FOREMOST = 2
"""Among so many of the best entries it has to be where a certification is named, of which nearer ones tell, or none is sure."""
ASKING_ON = 10
UNSURE = 0.3
"""Confidence of a question back."""
PERSONAL = frozenset(("role", "audience", "skills"))
OF_CHOICE = frozenset(("role", "audience", "levels"))
"""Sides that are asked for by whoever chooses."""

Found = tuple[Reply, Reason] | None


class Recommending:
    """Recommends from one knowledge."""

    def __init__(self, engine: Engine, adviser: Adviser) -> None:
        """Take what advises, and note which roles there are."""
        self._engine, self._adviser = engine, adviser
        self._likeness = adviser.likeness
        self._for_roles = ForRoles(engine, adviser)
        self._roles = frozenset(role.id for role in engine.knowledge.roles)

    def __call__(self, question: Question, ranking: Ranking) -> Found:
        """Return what is recommended, when that is asked for and somebody or something to go by is known."""
        want = wanting(question)
        roles = self._roles_in(question, want)
        if half := self._half_named(question, ranking, want, roles):
            return self._for_roles.told((*roles, *half), question, ranking, inferred=half)
        if roles and (want >= _least(question) or _asks_on(question) or self._foremost(roles, question, ranking)):
            return self._for_roles.told(roles, question, ranking)
        if entries := after_held(self._engine, self._adviser, question):
            return told_together(entries, ranking), Reason.HELD
        works = tells_work(question)
        spends = not compares(question) and limits_spending(question.text)
        if (want is Wanting.NO and not spends) or (self._sure(question, ranking) and not works):
            return None
        offers = offered(self._engine, self._likeness, question) if want is Wanting.YES or spends else None
        if offers:
            return told_together(offers[1], ranking, offers[0], PROBABLE), Reason.OFFERS
        if (
            want is Wanting.NO
            or compares(question)
            or self._left_open(question)
            or (question.certifications and not picks_part(question))
        ):
            return None
        return self._for_description(question, ranking, sure=works or want is Wanting.YES)

    def _foremost(self, roles: tuple[str, ...], question: Question, ranking: Ranking) -> bool:
        """Tell whether nothing is nearer to a message than what is recommended for a role, and no other side is asked for."""
        asking = question.facets or question.carried or not CHOOSING.isdisjoint(question.words)
        spoken_to = asking or OF_PERSON.search(" ".join(question.words)) or ranking.coverage >= FAMILIAR
        chooses = spoken_to and OF_CHOICE.issuperset(question.facets) and not asks_why(question)
        if NameKind.ROLE not in question.subjects.named or not chooses:
            return False
        alone = self._sure(question, ranking) and not question.certifications
        best = {item.entry.id for item in ranking.best[: 1 if alone else FOREMOST]}
        return any(f"{role}/{FACET}" in best for role in roles)

    def _left_open(self, question: Question) -> bool:
        """Tell whether a name leaves open which level is meant, and nobody is described."""
        kinds = self._engine.reader.things.kinds
        open_ = any(kinds.get(id_) is NameKind.LEVEL for id_ in question.subjects.meant)
        return open_ and not OF_PERSON.search(" ".join(question.words))

    def _roles_in(self, question: Question, want: Wanting) -> tuple[str, ...]:
        """Return the roles that are named, also by an ambiguous name that a person goes by."""
        named = question.subjects.of(NameKind.ROLE)
        least = Wanting.YES if question.certifications else Wanting.BARELY
        if not named and want >= least and OF_PERSON.search(" ".join(question.words)):
            named = question.subjects.meant & self._roles
        return tuple(sorted(named))

    def _half_named(
        self, question: Question, ranking: Ranking, want: Wanting, roles: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Return the roles that are named by half where a recommendation is asked for, or two certifications are weighed."""
        half = tuple(sorted(question.half_named.difference(roles)))[: ROLES - len(roles[:ROLES])]
        named = question.certifications | self._engine.reader.things.certifications(question.subjects.meant)
        if _asks_on(question) or (compares(question) and len(named) > 1):
            return half
        alone = want is Wanting.YES and not named
        return half if alone and (roles or not self._sure(question, ranking)) else ()

    def _for_description(self, question: Question, ranking: Ranking, *, sure: bool) -> Found:
        """Return what fits somebody who is described, where the ranking has it among the best as well."""
        if question.certifications:
            near = self._likeness.about(question, PERSONAL, question.certifications)
            likely = Likely(self._likeness.of(question).roles, near)
        else:
            likely = self._likeness.of(question)
        roles = tuple(item for item in likely.roles if f"{item[1]}/{FACET}" in self._engine.entries)
        person = tells_work(question) or bool(OF_PERSON.search(" ".join(question.words)))
        enough = LIKELY_ROLE if sure and (person or speaks_of_work(question)) else VERY_LIKELY_ROLE
        role = described(replace(likely, roles=roles), enough, ROLE_LEAD) if sure or person else None
        if role and self._agrees(role, question, ranking):
            return self._for_roles.inferred(role, question, ranking)
        least = LIKELY_ENTRY if sure else VERY_LIKELY
        entries = fitting(likely, least, self._engine.reader.things)
        # Where nobody is described and nothing surely recommended, nothing else may be nearer to the message.
        agreeing = ranking.best if sure or person else ranking.best[:1]
        best = {item.entry.id for item in agreeing}
        if not (sure or person or self._confidence(question, ranking) >= self._engine.policy.pair_from):
            return None
        if any(entry.id in best for _, entry in nearly_best(likely, least)):
            return self._with_role(entries, likely, ranking), Reason.AUDIENCE
        return self._who(likely, ranking) if sure and person and not question.certifications else None

    def _agrees(self, role: str, question: Question, ranking: Ranking) -> bool:
        """Tell whether the best entries are about a role; for a message of nothing but work its learning path is as good."""
        if any(role in item.entry.about for item in ranking.best):
            return True
        return tells_work(question) and self._likeness.agrees(ranking, role)

    def _with_role(self, entries: tuple[Entry, ...], likely: Likely, ranking: Ranking) -> Answer:
        """Return what entries say of those they are for, with what is recommended for the nearest role when they point to it."""
        id_ = likely.roles[0][1] if likely.roles else ""
        role = self._engine.entries.get(f"{id_}/{FACET}")
        texts = [entry.answer for entry in entries]
        pointed = role and any(id_ in self._engine.reader.named_in(text, NameKind.ROLE) for text in texts)
        if not (role and pointed) or sum(map(len, (*texts, role.answer))) > LONGEST:
            return told_together(entries, ranking, confidence=PROBABLE)
        text = "\n\n".join((wording.together(entries), role.answer.strip()))
        return told_together((*entries, role), ranking, text, PROBABLE)

    def _who(self, likely: Likely, ranking: Ranking) -> Found:
        """Return a question back with the nearest roles, and the entry that is nearest by whom it is for."""
        near = [(score, self._engine.entries.get(f"{id_}/{FACET}")) for score, id_ in likely.roles[:NAMED]]
        every = sorted((*near, *likely.entries[:1]), key=lambda item: -item[0])
        offered = [entry for score, entry in every if entry and score >= NEAR_ROLE]
        best = {item.entry.id for item in ranking.best}
        if len(offered) < NAMED or best.isdisjoint(entry.id for entry in offered):
            return None
        matches = told_together(tuple(offered), ranking, confidence=UNSURE).ranked
        return Suggestions(WHO, tuple(Option(entry, entry.question) for entry in offered), matches), Reason.NEAR_ROLES

    def _sure(self, question: Question, ranking: Ranking) -> bool:
        """Tell whether the best entry answers the question anyway."""
        return self._confidence(question, ranking) >= self._engine.policy.answer_from

    def _confidence(self, question: Question, ranking: Ranking) -> float:
        """Return the confidence that the best entry answers the question."""
        return self._engine.policy.confidence(signals_of(ranking, question)) if ranking.best else 0.0


def _least(question: Question) -> Wanting:
    """Return how much a recommendation must be asked for: outright, unless the message itself names a role and nothing else."""
    own = NameKind.ROLE in question.subjects.named or question.subjects.meant
    return Wanting.MAYBE if own and not question.certifications else Wanting.YES


def _asks_on(question: Question) -> bool:
    """Tell whether a short message puts the question of its thread for another role."""
    named = NameKind.ROLE in question.subjects.named or question.half_named
    return bool(named) and question.thread.facet == FACET and len(question.words) <= ASKING_ON

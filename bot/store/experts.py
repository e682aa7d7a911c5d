"""Questions for experts and the drafts of their answers, in tables."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, false, not_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.domain.experts import Draft, ExpertQuestion
from bot.domain.people import Asker
from bot.store.connecting import transaction
from bot.store.memory import insert
from bot.store.people import is_of
from bot.store.tables import DRAFTS, EXPERT_QUESTIONS

ASKED = EXPERT_QUESTIONS.c
LONGEST_CODE = 64
UNCERTAIN = "uncertain"
"""What is kept in place of the message of a question when nobody knows whether it was posted."""
POST_SECONDS = 300.0
"""How long a post may take with all that is tried; of one that was not noted by then, the process died before it."""


@dataclass(frozen=True, slots=True)
class SqlExperts:
    """Experts in a database."""

    engine: AsyncEngine

    async def ask(self, question: ExpertQuestion, at: float) -> int | None:
        """Keep a question, also in place of one that Slack refused or that was never posted."""
        row = {"team": question.asker.team, "person": question.asker.user, "text": question.text, "at": at}
        row |= {"channel": question.channel, "thread": question.thread}
        row |= {"posted": "", "answered": False, "refused": ""}
        async with transaction(self.engine) as connection:
            asking = insert(connection, EXPERT_QUESTIONS).values(ref=question.ref, **row)
            asking = asking.on_conflict_do_update(index_elements=["ref"], set_=row, where=not_(_with_experts(at)))
            number: int | None = await connection.scalar(asking.returning(ASKED.id))
        return number

    async def is_asked(self, ref: str, at: float) -> bool:
        """Say whether the question with this reference is with the experts."""
        query = select(ASKED.id).where(ASKED.ref == ref, _with_experts(at))
        async with transaction(self.engine) as connection:
            return (await connection.scalar(query)) is not None

    async def posted(self, number: int, ts: str) -> None:
        """Note which message holds a question."""
        await self._set(number, posted=ts)

    async def uncertain(self, number: int) -> None:
        """Note that nobody knows whether a question was posted."""
        await self._set(number, posted=UNCERTAIN)

    async def refused(self, number: int, code: str) -> None:
        """Note that Slack did not take a question."""
        await self._set(number, refused=code[:LONGEST_CODE], text="")

    async def refusals(self, since: float) -> tuple[str, ...]:
        """Return Slack's words for not taking questions since then."""
        query = select(ASKED.refused).where(ASKED.refused != "", ASKED.at >= since).order_by(ASKED.at.desc())
        async with transaction(self.engine) as connection:
            return tuple(await connection.scalars(query))

    async def question(self, number: int) -> ExpertQuestion | None:
        """Return a question; None when it is forgotten."""
        query = select(EXPERT_QUESTIONS).where(ASKED.id == number, ASKED.refused == "")
        async with transaction(self.engine) as connection:
            row = (await connection.execute(query)).one_or_none()
        if row is None:
            return None
        posted = "" if row.posted == UNCERTAIN else row.posted
        asker = Asker(row.team, row.person)
        return ExpertQuestion(asker, row.text, row.ref, row.channel, row.thread, row.answered, posted)

    async def answer(self, number: int, question: str, answer: str, at: float) -> bool:
        """Keep a draft and empty the question, unless it was answered before."""
        answering = update(EXPERT_QUESTIONS).where(ASKED.id == number, ASKED.answered == false())
        async with transaction(self.engine) as connection:
            done = await connection.execute(answering.values(answered=True, text=""))
            if done.rowcount == 1:
                await connection.execute(DRAFTS.insert().values(question=question, answer=answer, at=at))
        return done.rowcount == 1

    async def open_posts(self, asker: Asker) -> tuple[str, ...]:
        """Return the messages with open questions of a person."""
        theirs = is_of(EXPERT_QUESTIONS, asker)
        query = (
            select(ASKED.posted)
            .where(theirs, ASKED.answered == false(), ASKED.posted.not_in(("", UNCERTAIN)))
            .order_by(ASKED.id)
        )
        async with transaction(self.engine) as connection:
            return tuple(await connection.scalars(query))

    async def drafts(self) -> tuple[Draft, ...]:
        """Return the drafts, oldest first."""
        query = select(DRAFTS.c.id, DRAFTS.c.question, DRAFTS.c.answer, DRAFTS.c.at).order_by(DRAFTS.c.id)
        async with transaction(self.engine) as connection:
            return tuple(Draft(*row) for row in await connection.execute(query))

    async def dismiss(self, numbers: tuple[int, ...]) -> int:
        """Forget drafts; return how many there were."""
        async with transaction(self.engine) as connection:
            return (await connection.execute(delete(DRAFTS).where(DRAFTS.c.id.in_(numbers)))).rowcount

    async def _set(self, number: int, **values: Any) -> None:
        async with transaction(self.engine) as connection:
            await connection.execute(update(EXPERT_QUESTIONS).where(ASKED.id == number).values(**values))


def _with_experts(at: float) -> ColumnElement[bool]:
    """Return the condition that a question is with the experts, is on its way to them, or was answered."""
    on_its_way = ASKED.at >= at - POST_SECONDS
    return and_(ASKED.refused == "", or_(ASKED.posted != "", ASKED.answered, on_its_way))

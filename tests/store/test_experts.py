"""A question goes to the experts once, is answered once, and stays as a draft without the words of the asker."""

import asyncio
from dataclasses import replace

import pytest
from bot.domain.experts import Draft, ExpertQuestion
from bot.domain.gaps import Remark
from bot.domain.people import Asker
from bot.domain.place import Place
from bot.store.experts import POST_SECONDS
from bot.store.opening import DAY_SECONDS, SqlStore, open_store
from bot.store.tables import EXPERT_QUESTIONS
from sqlalchemy import select
from sqlalchemy.engine import URL

ANA = Asker("T1", "U1")
QUESTION = ExpertQuestion(ANA, "who can steer ann@example.org?", "r1", "C1", "1.1")


async def asked(store: SqlStore, question: ExpertQuestion = QUESTION) -> int:
    number = await store.experts.ask(question, 1)
    assert number is not None
    return number


async def test_a_question_is_asked_once_whoever_sends_it(store: SqlStore, other: SqlStore) -> None:
    assert not await store.experts.is_asked("r1", 1)
    asking = [each.experts.ask(QUESTION, 1) for each in (store, other)]
    numbers = [number for number in await asyncio.gather(*asking) if number]
    assert len(numbers) == 1
    assert await other.experts.is_asked("r1", 1)
    assert await other.experts.question(numbers[0]) == QUESTION


async def test_what_slack_refused_may_be_asked_again_and_is_told(store: SqlStore) -> None:
    number = await asked(store)
    await store.experts.refused(number, "not_in_channel")
    assert not await store.experts.is_asked("r1", 1)
    assert await store.experts.question(number) is None
    assert await store.experts.refusals(1) == ("not_in_channel",)
    assert await store.experts.refusals(2) == ()
    again = await store.experts.ask(QUESTION, 3)
    assert again is not None
    assert await store.experts.refusals(0) == ()
    assert await store.experts.question(again) == QUESTION


async def test_a_question_whose_post_was_never_noted_may_be_asked_again(store: SqlStore, other: SqlStore) -> None:
    number = await asked(store)
    assert await other.experts.ask(QUESTION, 1 + POST_SECONDS) is None
    assert await other.experts.is_asked("r1", 1 + POST_SECONDS)
    assert not await other.experts.is_asked("r1", 2 + POST_SECONDS)
    assert await other.experts.ask(replace(QUESTION, text="who?"), 2 + POST_SECONDS) == number
    assert await store.experts.question(number) == replace(QUESTION, text="who?")


@pytest.mark.parametrize("noted", ["posted", "uncertain", "answered"])
async def test_a_question_that_may_be_with_the_experts_is_not_asked_again(store: SqlStore, noted: str) -> None:
    number = await asked(store)
    if noted == "posted":
        await store.experts.posted(number, "1.5")
    elif noted == "uncertain":
        await store.experts.uncertain(number)
    else:
        await store.experts.answer(number, "q", "a", 2)
    assert await store.experts.is_asked("r1", DAY_SECONDS)
    assert await store.experts.ask(QUESTION, DAY_SECONDS) is None
    assert await store.experts.open_posts(ANA) == (("1.5",) if noted == "posted" else ())
    question = await store.experts.question(number)
    assert question
    assert question.stands_in("1.5")
    assert question.stands_in("2.5") == (noted != "posted")


async def test_of_two_experts_one_answers(store: SqlStore, other: SqlStore) -> None:
    number = await asked(store)
    answers = [each.experts.answer(number, "who can steer [e-mail]?", "Bo.", 2) for each in (store, other)]
    assert sorted(await asyncio.gather(*answers)) == [False, True]
    [draft] = await store.experts.drafts()
    assert replace(draft, id=0) == Draft(0, "who can steer [e-mail]?", "Bo.", 2)
    assert await store.experts.question(number) == replace(QUESTION, text="", answered=True)
    assert await store.experts.is_asked("r1", 1)


async def test_drafts_are_forgotten_by_number(store: SqlStore) -> None:
    for ref in ("r1", "r2", "r3"):
        await store.experts.answer(await asked(store, replace(QUESTION, ref=ref)), ref, "Bo.", 2)
    first, second, third = await store.experts.drafts()
    assert await store.experts.dismiss((first.id, third.id, 99)) == 2
    assert await store.experts.drafts() == (second,)


async def test_the_posts_of_a_person_are_known_while_they_are_open(store: SqlStore) -> None:
    for number, ref in enumerate(("r1", "r2", "r3")):
        await store.experts.posted(await asked(store, replace(QUESTION, ref=ref)), f"{number}.5")
    await asked(store, replace(QUESTION, ref="r4"))
    await store.experts.answer(await one(store, "r2"), "q", "a", 2)
    assert await store.experts.open_posts(ANA) == ("0.5", "2.5")
    assert await store.experts.open_posts(Asker("T1", "U2")) == ()


async def one(store: SqlStore, ref: str) -> int:
    async with store.engine.begin() as connection:
        query = select(EXPERT_QUESTIONS.c.id).where(EXPERT_QUESTIONS.c.ref == ref)
        return int((await connection.execute(query)).scalar_one())


@pytest.mark.parametrize(
    ("question", "place"),
    [(QUESTION, Place("T1", "C1", "1.1")), (ExpertQuestion(ANA, "who", "r1"), Place("T1", "U1", ""))],
    ids=["in a thread", "alone"],
)
def test_the_answer_goes_where_the_question_was_asked(question: ExpertQuestion, place: Place) -> None:
    assert question.place == place


async def test_all_of_it_is_forgotten_when_the_settings_say(url: URL) -> None:
    async with open_store(url, gap_days=1) as store:
        number = await store.experts.ask(QUESTION, 0)
        assert number
        await store.experts.answer(await asked(store, replace(QUESTION, ref="r2")), "q", "a", 0)
        await store.gaps.remark("Nice.", 0)
        await store.forget(DAY_SECONDS)
        assert await store.gaps.remarks(0) == (Remark("Nice.", 0),)
        await store.forget(DAY_SECONDS + 2)
        assert await store.gaps.remarks(0) == ()
        assert await store.experts.drafts() == ()
        assert await store.experts.question(number) is None


async def test_a_question_that_was_forgotten_with_its_asker_is_gone_and_its_draft_stays(store: SqlStore) -> None:
    number = await asked(store)
    await store.experts.answer(await asked(store, replace(QUESTION, ref="r2")), "q", "a", 2)
    await store.people.forget(ANA, 1)
    assert await store.experts.question(number) is None
    assert not await store.experts.answer(number, "q", "a", 3)
    assert [draft.question for draft in await store.experts.drafts()] == ["q"]

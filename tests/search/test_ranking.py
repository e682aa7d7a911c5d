"""How entries are ranked for a question."""

from dataclasses import replace

import numpy as np
import pytest
from bot.domain.knowledge import Entry
from bot.search.question import Question
from bot.search.ranking import BEST, DEEP, KEPT, MANY, REACH, Ranker, Ranking, _best, same_matter
from bot.search.reading import Reader
from bot.search.scoring import APART, LEXICAL_WEIGHTS, Channels, Scored
from bot.search.subjects import Fit

from tests.knowledges import GUILD, SCHOOL, coffee_knowledge
from tests.search.asking import engine, reader

KNOWLEDGE = coffee_knowledge()
RANKER = Ranker(KNOWLEDGE.entries, reader(), KNOWLEDGE.synonyms)


def ranked(text: str) -> Ranking:
    return RANKER.rank(reader().read(text))


@pytest.mark.parametrize("entry", KNOWLEDGE.entries, ids=lambda entry: entry.id)
def test_an_entry_is_the_best_for_its_own_question(entry: Entry) -> None:
    assert ranked(entry.question).best[0].entry == entry


@pytest.mark.parametrize("text", ["", "how much is bacp", "zzz", "who is cbpro for"])
def test_a_ranking_keeps_the_best_few_in_falling_order(text: str) -> None:
    scores = [item.score for item in ranked(text).best]
    assert len(scores) == BEST
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("text", ["how much is bacp", "who is cbpro for", "is the milk hot"])
def test_the_rival_says_something_else_than_the_best_entry(text: str) -> None:
    ranking = ranked(text)
    assert ranking.rival is not None
    assert not same_matter(ranking.best[0].entry, ranking.rival.entry)


@pytest.mark.parametrize(("told", "typed"), [("price", "fee"), ("exam", "test")])
def test_a_synonym_is_met_as_the_word_itself_is_and_counts_less(told: str, typed: str) -> None:
    exact, alike = ranked(f"bacp {told}").best[0], ranked(f"bacp {typed}").best[0]
    assert GUILD in alike.about
    assert ranked(f"bacp {typed}").coverage == 1
    assert alike.score <= exact.score + 1e-6


def test_coverage_falls_with_each_telling_word_that_the_best_entry_lacks() -> None:
    full, half, none = (
        ranked(text).coverage for text in ("blind tasting", "blind elephant", "purple elephant of zanzibar")
    )
    assert full == 1 > half > none == 0


def test_plain_words_do_not_count_as_telling() -> None:
    assert ranked("is there please also something of the blind tasting for me").coverage == 1


def test_of_two_entries_that_differ_in_their_certification_the_one_about_that_named_comes_first() -> None:
    school, guild = (
        Entry(id_, "Is there a parking lot?", "Yes.", about=(id_,), sources=("page#rules",)) for id_ in (SCHOOL, GUILD)
    )
    for one in ((school, guild), (guild, school)):
        ranker = Ranker(one, reader(), ())
        assert ranker.rank(reader().read("is there a parking lot at bacp")).best[0].entry == guild
        assert ranker.rank(reader().read("is there a parking lot at cbpro")).best[0].entry == school


def test_what_is_asked_of_others_only_is_left_to_the_entries_about_the_certification_named() -> None:
    entry = Entry(
        "guild-parking", "Where do I park at the Barista Certified Professional exam?", "Behind.", about=(GUILD,)
    )
    knowledge = replace(KNOWLEDGE, entries=(*KNOWLEDGE.entries, entry))
    ranker, reads = Ranker(knowledge.entries, Reader(knowledge), ()), Reader(knowledge).read
    asked = ranker.rank(reads("where do i park at the bacp exam"))
    assert asked.best[0].entry == entry
    assert not asked.narrowed
    other = ranker.rank(reads("where do i park at the cbpro exam"))
    assert other.narrowed
    assert all(GUILD not in item.about or SCHOOL in item.about for item in other.best)
    assert ranker.rank(reads("where do i park at the exam")).best[0].entry == entry


@pytest.mark.parametrize(
    ("text", "alone"), [("what is the fee for bacp", True), ("is there a fee for oat milk at bacp", False)]
)
def test_an_entry_on_the_side_asked_for_gains_where_nothing_else_is_asked(text: str, alone: bool) -> None:
    sided = [item for item in ranked(text).best if Fit.FACET in item.fits]
    assert sided
    assert all((Fit.FACET_ALONE in item.fits) is alone for item in sided)


def test_of_entries_about_the_thing_named_the_one_about_fewer_comes_first() -> None:
    tracks = (*KNOWLEDGE.tracks, replace(KNOWLEDGE.tracks[0], id="roasting", name="Roasting", aliases=()))
    reads = Reader(replace(KNOWLEDGE, tracks=tracks), ())
    one, several = (
        Entry(str(about), "What is taught there?", "Art.", about=about, sources=("guide#levels",))
        for about in (("roasting",), ("roasting", "latte-art"))
    )
    ranker = Ranker((several, one), reads, ())
    assert ranker.rank(reads.read("what is taught in roasting")).best[0].entry == one
    found = ranker.rank(reads.read("what is taught in roasting at cbpro")).best
    assert all(Fit.NO_CERTIFICATION not in ranked.fits for ranked in found)


def test_an_entry_that_tells_all_of_a_thing_is_on_every_side_that_its_asks_ask_for() -> None:
    track = next(item.entry for item in ranked("what is the latte art track about").best)
    best = ranked("skills of the latte art track").best[0]
    assert best.entry == track
    assert Fit.FACET in best.fits


def test_the_best_about_each_thing_is_about_it_and_things_without_entries_are_left_out() -> None:
    picked = RANKER.best_about(reader().read("tell me more"), (SCHOOL, GUILD, "guild-private", "nothing"))
    assert {id_ for item in picked for id_ in (SCHOOL, GUILD) if id_ in item.about} == {SCHOOL, GUILD}
    assert [item.score for item in picked] == sorted((item.score for item in picked), reverse=True)


def test_no_entries_make_an_empty_ranking() -> None:
    empty = replace(KNOWLEDGE, entries=())
    ranking = Ranker((), Reader(empty), empty.synonyms).rank(Reader(empty).read("how much is bacp"))
    assert ranking == Ranking((), None, 0.0)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("a#1",), ("a#1", "b#1"), True),
        (("a#1",), ("a#2",), False),
        ((), (), False),
    ],
)
def test_entries_say_the_same_when_they_rest_on_a_common_place(
    one: tuple[str, ...], other: tuple[str, ...], same: bool
) -> None:
    assert same_matter(Entry("x", "?", "!", sources=one), Entry("y", "?", "!", sources=other)) is same


def test_entries_about_different_things_never_say_the_same() -> None:
    one = Entry("x", "?", "!", about=(SCHOOL,), sources=("a#1",))
    assert not same_matter(one, replace(one, id="y", about=(GUILD,)))


@pytest.mark.parametrize("entries", [0, 3, MANY, MANY + 1, 2 * MANY])
def test_the_best_of_any_number_of_entries_are_in_order_and_of_equal_ones_the_first_comes_first(entries: int) -> None:
    total = np.random.default_rng(entries).integers(0, 40, entries).astype(np.float32)
    in_order = sorted(range(entries), key=lambda place: (-total[place], place))
    assert _best(Scored(total, {}, {}), DEEP) == in_order[:DEEP]


@pytest.mark.parametrize("text", ["how much is bacp", "who is cbpro for", "blind tasting", "zzz"])
def test_only_entries_within_reach_of_the_best_are_told_apart(text: str) -> None:
    scores = [
        (item.score - LEXICAL_WEIGHTS[APART] * item.channels[APART], item.channels[APART]) for item in ranked(text).best
    ]
    best = max(score for score, _ in scores)
    assert sum(share for _, share in scores) == pytest.approx(1)
    assert all((share > 0) == (score > best - REACH) for score, share in scores)


def test_each_question_of_a_message_is_scored_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ranker = Ranker(KNOWLEDGE.entries, reader(), KNOWLEDGE.synonyms)
    questions, score, scored = [reader().read(f"what is {word}") for word in "abcdef"[:KEPT]], ranker.scorer.score, []

    def counted(question: Question, meanings: Channels | None = None) -> Scored:
        scored.append(question)
        return score(question, meanings)

    monkeypatch.setattr(ranker.scorer, "score", counted)
    first = [ranker.rank(question) for question in questions]
    assert [ranker.rank(question) for question in questions] == first
    assert scored == questions


def test_the_share_of_what_is_met_is_a_whole_where_all_is_met_whatever_the_order_of_the_words() -> None:
    ranker, shares = engine().ranker, set[float]()
    for place, entry in enumerate(engine().knowledge.entries):
        for ask in entry.asks:
            shares.add(ranker.share_met(reader().read(ask), (place,)))
            shares.add(ranker.share_met(reader().read(ask), (0, place)))
    assert shares == {1.0}

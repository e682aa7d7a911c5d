"""Names are found as people type them, and not where they only look alike."""

from itertools import pairwise

import pytest
from bot.search.names import Mention, Name, NameIndex, NameKind
from bot.search.near_names import NearNames
from bot.search.text import words
from hypothesis import given
from hypothesis import strategies as st

CERT, ROLE, LEVEL, ELSEWHERE = NameKind.CERTIFICATION, NameKind.ROLE, NameKind.LEVEL, NameKind.ELSEWHERE
INDEX = NameIndex(
    [
        Name("Certified Barista Professional", CERT, ("school",)),
        Name("Barista Certified Professional", CERT, ("guild",)),
        Name("BACP", CERT, ("guild",)),
        Name("Barista", ROLE, ("barista",)),
        Name("Latte Art", NameKind.TRACK, ("latte",)),
        Name("Head Barista", ROLE, ("head",)),
        Name("Master", LEVEL, ("school-master",)),
        Name("Master", LEVEL, ("guild-master",)),
        Name("Master", ROLE, ("master",)),
        Name("!!!", ROLE, ("nothing",)),
    ]
)
ENGLISH = frozenset(
    "how much is the a certified professional barista latte art head master or and for we do so far".split()
)


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(mention.name.kind.value, mention.name.ids) for mention in INDEX.find(words(text), ENGLISH)]


@pytest.mark.parametrize(
    "typed",
    [
        "barista certified professional",
        "Barista-Certified-Professional",
        "baristacertified professional",
        "BaristaCertifiedProfessional",
        "barista certified professionals",
        "barista certfied professional",
        "barista certified profesional",
        "barrista certified professional",
        "bacp",
        "BACPs",
    ],
)
def test_a_name_is_found_run_together_in_the_plural_and_misspelt(typed: str) -> None:
    assert found(f"how much is the {typed}") == [("certification", ("guild",))]


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("certified barista professional", "school"),
        ("barista certified professional", "guild"),
        ("certifed barista professional", "school"),
        ("barista certifed professional", "guild"),
    ],
)
def test_names_of_the_same_words_in_another_order_are_kept_apart(typed: str, id_: str) -> None:
    assert found(typed) == [("certification", (id_,))]


def test_the_longest_name_wins_over_the_names_in_it() -> None:
    assert found("head barista or barista") == [("role", ("head",)), ("role", ("barista",))]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("bacp exam only", ["guild", "exam"]),
        ("only the exam bacp", ["exam", "guild"]),
        ("bacp exam", ["guild"]),
        ("master exam only", ["master-exam"]),
    ],
)
def test_a_name_gives_words_away_to_an_offer_when_it_means_the_same_without_them(typed: str, ids: list[str]) -> None:
    offers = [Name(text, NameKind.OFFER, ("exam",)) for text in ("exam only", "only the exam")]
    certifications = [Name(text, CERT, ("guild",)) for text in ("bacp", "bacp exam", "exam bacp")]
    master = [Name("master", LEVEL, ("master",)), Name("master exam", CERT, ("master-exam",))]
    index = NameIndex([*offers, *certifications, *master])
    assert [id_ for mention in index.find(words(typed), ENGLISH) for id_ in mention.name.ids] == ids


def test_equal_names_of_one_kind_share_a_mention_and_those_of_two_kinds_are_both_found() -> None:
    assert found("master") == [("level", ("school-master", "guild-master")), ("role", ("master",))]


@pytest.mark.parametrize("text", ["", "how much is it", "latent art", "bacon", "bac", "smaster", "certified"])
def test_words_that_are_no_name_are_not_found(text: str) -> None:
    assert found(text) == []


def test_words_that_are_all_spelt_right_are_no_misspelt_name() -> None:
    index = NameIndex([Name("Latte Art", NameKind.TRACK, ("latte",))])
    assert index.find(("later", "art"), frozenset({"later", "art"})) == ()
    assert index.find(("zzz", "later", "art"), frozenset({"later", "art"})) == ()
    assert index.find(("lattr", "art"), frozenset({"art"}))[0].exact is False


@pytest.mark.parametrize(
    ("typed", "meant"), [("pirnce2", "prince2"), ("prince3", None), ("prince", None), ("prince22", None)]
)
def test_a_name_with_another_figure_is_another_one(typed: str, meant: str | None) -> None:
    assert NearNames(["prince2"]).of(typed) == meant


def test_a_short_name_is_never_found_misspelt() -> None:
    assert NameIndex([Name("BACP", CERT, ("guild",))]).find(("bacd",), frozenset()) == ()


@given(
    st.lists(st.sampled_from("head barista certified professional latte art master bacp how much".split()), max_size=12)
)
def test_mentions_stand_in_order_and_overlap_only_when_they_are_the_same_words(typed: list[str]) -> None:
    mentions = INDEX.find(typed, ENGLISH)
    assert list(mentions) == sorted(mentions, key=lambda mention: mention.start)
    spans = sorted({(mention.start, mention.end) for mention in mentions})
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("the north or south path", ["north", "south"]),
        ("path north versus south", ["path-north", "path-south"]),
        ("the north path or the south path", ["north", "south"]),
        ("south path to peru", ["south"]),
        ("the south of north path", ["meant", "north"]),
    ],
)
def test_a_name_may_leave_out_what_it_shares_with_the_one_beside_it(typed: str, ids: list[str]) -> None:
    sides = [(text, (text.split()[0],)) for text in ("north path", "south path")]
    turned = [(text, (text.replace(" ", "-"),)) for text in ("path north", "path south")]
    named = [Name(text, NameKind.PATH, ids) for text, ids in (*sides, *turned)]
    index = NameIndex([*named, Name("south", NameKind.AMBIGUOUS, ("meant",))])
    assert [id_ for mention in index.find(words(typed), ENGLISH) for id_ in mention.name.ids] == ids


def test_a_mention_says_where_it_stands() -> None:
    mention = INDEX.find(words("is bacp for me"), ENGLISH)[0]
    assert mention == Mention(1, 2, Name("BACP", CERT, ("guild",)))

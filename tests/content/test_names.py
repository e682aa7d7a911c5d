"""Ids, asks and names belong to one thing each, within their kind."""

from pathlib import Path

import pytest
from bot.content.folding import folded

from tests.content.folders import ONE_ENTRY, codes, messages, write

LEVEL = "{{id: {id}, name: {name}, order: 1, aliases: [{alias}], scheme: {scheme}}}"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("How much is it?", "how  much is it", True),
        ("What's FOCP", "whats focp!", True),
        ("what’s focp", "what's focp", True),
        ("self-paced", "self paced", True),
        ("ﬁnops", "finops", True),
        ("c++", "c", False),
        ("c#", "c", False),
        ("how much is it", "how much is that", False),
        ("日本?", "日本", True),
        ("?", "!", False),
    ],
)
def test_texts_are_compared_without_case_punctuation_and_spaces(one: str, other: str, same: bool) -> None:
    assert (folded(one) == folded(other)) is same


@pytest.mark.parametrize(
    ("files", "count"),
    [
        ({"faq_b": ONE_ENTRY.replace("what is a?", "what is b?")}, 1),
        ({"roles": "roles: [{id: a, name: A}]", "tracks": "tracks: [{id: a, name: A}]"}, 0),
        ({"certifications_a": "{id: x, name: A, levels: [{id: x, name: X, order: 1}]}"}, 1),
        (
            {
                "certifications_a": "{id: x, name: A, levels: [{id: y, name: X, order: 1}], offers: [{id: y, name: Y, kind: live}]}"
            },
            1,
        ),
        ({"certifications_a": "{id: x, name: A}", "certifications_b": "{id: x, name: B}"}, 1),
        ({"sources": "sources: [{id: x, title: X}, {id: x, title: Y}, {id: x, title: Z}]"}, 2),
    ],
)
def test_an_id_belongs_to_one_thing_of_a_kind(files: dict[str, str], count: int, tmp_path: Path) -> None:
    assert codes(write(tmp_path, faq_a=ONE_ENTRY, **files)).count("duplicate-id") == count


@pytest.mark.parametrize(
    ("asks", "count"),
    [
        ("[x, y]", 0),
        ("[x, X!]", 1),
        ("[what is a]", 1),
        ("[what is b]", 0),
    ],
)
def test_an_ask_stands_once_in_a_folder(asks: str, count: int, tmp_path: Path) -> None:
    entry = f"entries: [{{id: b, question: what is b?, answer: x, asks: {asks}}}]"

    assert codes(write(tmp_path, faq_a=ONE_ENTRY, faq_b=entry)).count("same-ask") == count


@pytest.mark.parametrize(
    ("files", "count"),
    [
        ({"certifications_a": "{id: a, name: FinOps A, abbreviation: FA, aliases: [fa, finops a]}"}, 0),
        ({"certifications_a": "{id: a, name: FA}", "certifications_b": "{id: b, name: B, aliases: [fa]}"}, 1),
        ({"certifications_a": "{id: a, name: FA}", "elsewhere": "elsewhere: [{name: fa}]"}, 1),
        (
            {
                "certifications_a": "{id: a, name: FA}",
                "roles": "roles: [{id: r, name: FA}]",
                "tracks": "tracks: [{id: r, name: FA}]",
            },
            0,
        ),
        ({"roles": "roles: [{id: r, name: SRE}, {id: s, name: S, aliases: [sre]}]"}, 1),
        ({"providers": "providers: [{id: r, name: P, aliases: [q]}, {id: s, name: S, aliases: [Q]}]"}, 1),
        (
            {
                "ambiguous": "ambiguous: [{name: x, means: [r]}, {name: X, means: [r]}]",
                "roles": "roles: [{id: r, name: X}]",
            },
            1,
        ),
    ],
)
def test_a_name_belongs_to_one_thing_of_a_kind(files: dict[str, str], count: int, tmp_path: Path) -> None:
    assert codes(write(tmp_path, faq_a=ONE_ENTRY, **files)).count("alias-claimed-twice") == count


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ({}, {"name": "Second"}, 0),
        ({}, {}, 1),
        ({}, {"scheme": "guide"}, 0),
        ({"alias": "begin"}, {"name": "Begin"}, 1),
        ({"alias": "begin"}, {"alias": "Begin", "scheme": "guide", "name": "Other"}, 1),
    ],
)
def test_the_name_of_a_level_is_its_own_within_its_scheme_and_its_alias_everywhere(
    one: dict[str, str], other: dict[str, str], count: int, tmp_path: Path
) -> None:
    plain = {"name": "First", "alias": "", "scheme": "null"}
    levels = ", ".join(LEVEL.format(**{"id": id_, **plain, **given}) for id_, given in (("one", one), ("two", other)))
    files = {
        "certifications_a": f"{{id: a, name: A, levels: [{levels}]}}",
        "sources": "sources: [{id: guide, title: G}]",
    }

    assert codes(write(tmp_path, faq_a=ONE_ENTRY, **files)).count("alias-claimed-twice") == count


def test_levels_of_two_certifications_may_share_a_name(tmp_path: Path) -> None:
    files = {
        f"certifications_{id_}": f"{{id: {id_}, name: {id_}, levels: [{{id: {id_}-l, name: First, order: 1}}]}}"
        for id_ in "ab"
    }

    assert messages(write(tmp_path, faq_a=ONE_ENTRY, **files), "alias-claimed-twice") == []

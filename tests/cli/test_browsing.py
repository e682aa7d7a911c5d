"""`certguide list` and `certguide show`."""

import pytest

from tests.cli.conftest import Run


def test_a_list_holds_the_certifications_with_their_levels_and_offers(run: Run) -> None:
    result = run("list")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    place = lines.index("certified-barista-professional: Certified Barista Professional (Bean School)")
    assert lines[place + 1] == "  school-foundation: Foundation"
    assert "  guild-exam: Exam only" in lines


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("certifications", "barista-certified-professional: Barista Certified Professional (Coffee Guild)"),
        ("roles", "cafe-owner: Café Owner"),
        ("tracks", "latte-art: Latte Art Track"),
        ("paths", "owner-path: Owner Path"),
        ("providers", "steam-academy: Steam Academy"),
        ("sources", "guide: Barista guide"),
        ("entries", "milk-allergy: Can I be certified with a milk allergy?"),
    ],
)
def test_each_kind_can_be_listed(run: Run, kind: str, line: str) -> None:
    assert line in run("list", kind).stdout.splitlines()


def test_another_kind_is_told_with_those_that_there_are(run: Run) -> None:
    result = run("list", "animals")
    assert result.exit_code == 2
    assert "roles" in result.stderr


def test_an_entry_is_shown_with_its_question_its_answer_and_its_sources(run: Run) -> None:
    result = run("show", "school-tasting")
    assert result.exit_code == 0
    assert result.stdout == (
        "Is there a blind tasting in the Certified Barista Professional?  [school-tasting]\n"
        "Yes. The last hour is a blind tasting of six cups.\n"
        "Source: Barista guide (Bean School, 2026-03-01): The three levels\n"
    )


@pytest.mark.parametrize(
    ("id_", "entries"),
    [
        ("school-foundation", ("school-foundation/audience", "school-foundation/next")),
        ("guild-live", ("guild-live/price", "guild-live/details")),
        ("barista-certified-professional", ("guild-machine", "milk-allergy", "guild-exam")),
        ("cafe-owner", ("cafe-owner/role",)),
    ],
)
def test_a_thing_is_shown_with_all_that_is_known_about_it(run: Run, id_: str, entries: tuple[str, ...]) -> None:
    result = run("show", id_)
    assert result.exit_code == 0
    assert all(f"[{entry}]" in result.stdout for entry in entries)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("school-fundation", "school-foundation"), ("milk-alergy", "milk-allergy")],
)
def test_an_unknown_id_names_the_nearest_and_exits_with_1(run: Run, typed: str, meant: str) -> None:
    result = run("show", typed)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert f"nothing has the name or id '{typed}'; did you mean {meant}" in result.stderr


@pytest.mark.parametrize("name", ["Barista Certified Professional", "barista certifed professional", "BACP"])
def test_a_thing_is_shown_by_its_name(run: Run, name: str) -> None:
    assert "[barista-certified-professional]" in run("show", name).stdout


def test_a_name_of_several_things_is_told_with_their_ids(run: Run) -> None:
    result = run("show", "professional")
    assert result.exit_code == 1
    assert "several things go by the name" in result.stderr
    assert "school-professional" in result.stderr


def test_an_id_like_no_other_is_told_where_to_look(run: Run) -> None:
    result = run("show", "zzzz")
    assert result.exit_code == 1
    assert "certguide list" in result.stderr

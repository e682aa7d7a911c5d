"""How many entries there are by certification and facet."""

from bot.domain.catalog import Certification, Level
from bot.domain.knowledge import Entry, Knowledge
from bot.service.covering import OTHERS, Cell, coverage

KNOWLEDGE = Knowledge(
    "1",
    (
        Entry("a", "How much?", "1", about=("tea",), facet="price"),
        Entry("b", "How much is the first level?", "1", about=("tea-one",), facet="price"),
        Entry("c", "Does it expire?", "Nobody says.", about=("tea", "coffee"), facet="renewal", known=False),
        Entry("d", "Who are you?", "A bot."),
    ),
    certifications=(
        Certification("tea", "Tea", levels=(Level("tea-one", "One", 1),)),
        Certification("coffee", "Coffee"),
    ),
)


def test_entries_are_counted_by_certification_and_facet() -> None:
    found = coverage(KNOWLEDGE)
    assert found.facets == ("price", "renewal", "other")
    assert [(row.id, row.name, row.entries) for row in found.rows] == [
        ("tea", "Tea", 3),
        ("coffee", "Coffee", 1),
        ("", OTHERS, 1),
    ]
    assert found.rows[0].cells == (Cell(2), Cell(0, 1), Cell())


def test_what_is_about_no_certification_has_a_row_of_its_own() -> None:
    assert coverage(KNOWLEDGE).rows[-1].cells == (Cell(), Cell(), Cell(1))

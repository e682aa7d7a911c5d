"""Paths as pictures: well-formed, told to those who do not see them, held steps marked, prerequisites as arrows."""

from datetime import date
from xml.etree import ElementTree

import pytest
from bot.domain.wish import Wish
from bot.service.advice_in_words import names_of
from bot.service.choosing import Chooser
from bot.terminal.drawn import drawn

from tests.packs import NIMBUS, SHIPPED, pack

TODAY = date(2026, 11, 20)
SVG = "{http://www.w3.org/2000/svg}"
NAMES = names_of(pack(NIMBUS))


def picture(wish: Wish, title: str = "Operations engineer") -> ElementTree.Element:
    advice = Chooser(pack(NIMBUS)).choose(wish, TODAY)
    return ElementTree.fromstring(drawn(advice, title, NAMES))


def texts(root: ElementTree.Element) -> str:
    return " ".join(element.text or "" for element in root.iter(f"{SVG}text"))


def test_a_picture_has_a_title_and_says_what_it_shows() -> None:
    root = picture(Wish(roles=("operations-engineer",)))
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.text == "Operations engineer"
    assert description is not None
    assert description.text
    assert "Nimbus Operator, Associate, then Nimbus Reliability Professional, Professional" in description.text
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-labelledby"] == f"{title.attrib['id']} {description.attrib['id']}"


def test_levels_stand_from_left_to_right_with_an_arrow_for_what_is_required() -> None:
    root = picture(Wish(roles=("guard",)))
    lefts = [int(box.attrib["x"]) for box in root.iter(f"{SVG}rect") if box.attrib.get("class") == "step"]
    assert lefts == sorted(set(lefts))
    assert len(lefts) == 2
    assert [path.attrib["class"] for path in root.iter(f"{SVG}path")] == ["arrow", "tip"]
    assert "required" in texts(root)


def test_what_is_required_further_to_the_left_has_an_arrow_below_the_boxes_and_mere_order_has_none() -> None:
    root = picture(Wish(roles=("system-architect",), held=("nimbus-operator",)))
    classes = [path.attrib["class"] for path in root.iter(f"{SVG}path")]
    assert (classes.count("arrow"), classes.count("order")) == (5, 1)


def test_what_is_held_is_marked_once_in_each_row() -> None:
    root = picture(Wish(roles=("operations-engineer",), held=("nimbus-operator",)))
    held = [int(box.attrib["y"]) for box in root.iter(f"{SVG}rect") if box.attrib.get("class") == "held"]
    assert len(held) == len(set(held)) == 2
    assert "(held)" in texts(root)


@pytest.mark.parametrize("title", ["A < B & C", 'say "no"', "näher 🙂"])
def test_no_text_breaks_a_picture(title: str) -> None:
    assert title in texts(picture(Wish(roles=("guard",)), title))


@pytest.mark.parametrize("role", [role.id for role in pack(SHIPPED).roles])
def test_every_role_of_the_shipped_knowledge_can_be_drawn(role: str) -> None:
    advice = Chooser(pack(SHIPPED)).choose(Wish(roles=(role,)), TODAY)
    assert ElementTree.fromstring(drawn(advice, role, names_of(pack(SHIPPED)))).tag == f"{SVG}svg"

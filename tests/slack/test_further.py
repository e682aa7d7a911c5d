"""A question is taken further by the buttons that fit what was told, and by no others."""

import pytest
from bot.domain.told import Choice, Status, Told
from bot.slack.further import further_block, offered_in
from bot.slack.limits import BUTTON_VALUE

CHOICES = (Choice("price", "What does it cost?"), Choice("length", "How long is it?"))
NONE, EXPERT = ["None of these"], ["Ask an expert"]


def labels(what: Told, experts: bool) -> list[str]:
    return [element["text"]["text"] for block in further_block(what, experts) for element in block["elements"]]


@pytest.mark.parametrize(
    ("status", "without", "with_experts"),
    [
        (Status.ANSWER, [], []),
        (Status.SUGGESTIONS, NONE, NONE),
        (Status.GAP, [], EXPERT),
        (Status.COURTESY, [], []),
        (Status.NOTICE, [], []),
    ],
)
def test_what_can_be_done_next_depends_on_what_was_told(
    status: Status, without: list[str], with_experts: list[str]
) -> None:
    what = Told(status, "x", choices=CHOICES, ref="r1")
    assert labels(what, experts=False) == without
    assert labels(what, experts=True) == with_experts
    assert labels(Told(status, "x", choices=CHOICES), experts=True) == []


@pytest.mark.parametrize(("entries", "kept"), [(("price", "length"), ("price", "length")), (("é" * 400,) * 5, ())])
def test_the_button_carries_what_was_offered_as_far_as_it_fits(entries: tuple[str, ...], kept: tuple[str, ...]) -> None:
    what = Told(Status.SUGGESTIONS, "x", choices=tuple(Choice(entry, "x") for entry in entries), ref="r1")
    [[value]] = [[element["value"] for element in block["elements"]] for block in further_block(what, False)]
    assert len(value) <= BUTTON_VALUE
    assert offered_in(value) == ("r1", kept)

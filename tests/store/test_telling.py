"""What is told comes back from the store as it went in, also from an earlier version's."""

import json
from dataclasses import replace

import pytest
from bot.domain.comparison import Cell, Column, Comparison, Row
from bot.domain.told import Status, Told, notice
from bot.store.telling import read, written

from tests.store.outgoing import TOLD

TABLE = Comparison(
    (Column(("focp", "level"), "FOCP", ("guide#faq-1",)), Column(("focf",), "FOCF")),
    (Row("price", "Price", (Cell("480 €", ("guide#faq-1",)), Cell())),),
    "They are **two** things.",
)


@pytest.mark.parametrize("told", [replace(TOLD, table=TABLE), TOLD, notice("Hello."), Told(Status.ANSWER, "Yes.")])
def test_what_is_written_is_read(told: Told) -> None:
    assert read(written(told)) == told


def test_what_an_earlier_version_wrote_is_read() -> None:
    kept = {name: part for name, part in json.loads(written(TOLD)).items() if name in {"status", "text", "sources"}}
    assert read(json.dumps({**kept, "choices": [], "entries": ["passing"]})) == Told(
        Status.GAP, TOLD.text, TOLD.sources, entries=("passing",)
    )


def test_a_reason_of_another_version_is_left_out() -> None:
    kept = json.loads(written(TOLD))
    kept["grounds"]["reason"] = "The moon is full."
    assert read(json.dumps(kept)) == replace(TOLD, grounds=None)

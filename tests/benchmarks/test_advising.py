"""Recommendations are measured over a catalog that is made up alike on every run."""

from pathlib import Path

from benchmarks.advising import report, taken
from benchmarks.invented import texts, write_invented
from bot.content import load


def test_an_invented_catalog_has_no_faults_and_everybody_gets_a_recommendation(tmp_path: Path) -> None:
    loaded = load(write_invented(tmp_path / "knowledge", 20, 10))
    assert loaded.knowledge, loaded.problems
    assert (len(loaded.knowledge.certifications), len(loaded.knowledge.roles)) == (20, 10)
    measured = taken(loaded.knowledge, texts(10), {"CERTGUIDE_ENCODER": "off"})
    assert [one.kind for one in measured] == ["from a text", "from a wish"]
    assert [one.advised for one in measured] == [100.0, 100.0]
    assert "| from a text |" in "\n".join(report("", measured))

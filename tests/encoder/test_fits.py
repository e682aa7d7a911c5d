"""The fit of the confidence is made once for a knowledge, a model and a program, and a damaged file is never believed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bot.encoder.fits import MAGIC, KeptFit
from bot.search.calibration import Fit
from bot.search.engine import Engine

from tests.knowledges import coffee_knowledge


class Counting:
    """Makes fits, and counts how often."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> Fit:
        """Return another fit each time."""
        self.made += 1
        return 0.5 + self.made, -0.1


@pytest.fixture
def fit() -> Counting:
    """Return what makes fits."""
    return Counting()


def test_a_fit_is_made_once_and_not_again_after_a_restart(fit: Counting, tmp_path: Path) -> None:
    keep = KeptFit("m", tmp_path)
    assert [keep("one", fit), keep("one", fit), KeptFit("m", tmp_path)("one", fit)] == [(1.5, -0.1)] * 3
    assert fit.made == 1


def test_other_knowledge_is_fitted_anew(fit: Counting, tmp_path: Path) -> None:
    keep = KeptFit("m", tmp_path)
    assert keep("one", fit) != keep("other \ud800", fit)
    assert fit.made == 2


def test_another_model_has_a_fit_of_its_own(fit: Counting, tmp_path: Path) -> None:
    assert KeptFit("m", tmp_path)("one", fit) != KeptFit("n", tmp_path)("one", fit)
    assert KeptFit("m", tmp_path)("one", fit) == (1.5, -0.1)


def test_another_program_fits_anew(fit: Counting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    KeptFit("m", tmp_path)("one", fit)
    monkeypatch.setattr("bot.search.__path__", [str(tmp_path)])
    (tmp_path / "ranking.py").write_text("WEIGHT = 2")
    assert KeptFit("m", tmp_path)("one", fit) == (2.5, -0.1)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "a byte short": lambda content: content[:-1],
    "empty": lambda content: content[:0],
    "a head alone": lambda content: content[: len(MAGIC)],
    "a changed number": lambda content: content[:-4] + b"\0\0\0\0",
    "longer": lambda content: content + b"more",
    "foreign": lambda content: content[::-1],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_file_that_is_not_whole_is_ignored_and_written_anew(
    fit: Counting, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    KeptFit("m", tmp_path)("one", fit)
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert KeptFit("m", tmp_path)("one", fit) == (2.5, -0.1)
    assert KeptFit("m", tmp_path)("one", fit) == (2.5, -0.1)


def test_numbers_that_are_none_are_not_believed(fit: Counting, tmp_path: Path) -> None:
    KeptFit("m", tmp_path)("one", lambda: (float("nan"), 0.0))
    assert KeptFit("m", tmp_path)("one", fit) == (1.5, -0.1)


def test_a_folder_that_is_none_leaves_us_without_a_file_and_no_worse(fit: Counting, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file where the folder should be")
    assert KeptFit("m", taken)("one", fit) == (1.5, -0.1)


def test_an_engine_with_a_kept_fit_is_as_sure_as_one_that_made_it(tmp_path: Path) -> None:
    knowledge = coffee_knowledge()
    made = Engine(knowledge).policy
    for _ in range(2):
        assert Engine(knowledge, keep=KeptFit("m", tmp_path)).policy == made

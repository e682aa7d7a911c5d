"""Vectors of the knowledge are computed once, and kept in a file that is never half written nor believed when damaged."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from bot.encoder.cache import MAGIC, CachedEncoder, model_id
from bot.encoder.onnx import OnnxEncoder
from bot.encoder.opening import PACKAGED
from bot.search.encoder import Matrix

TEXTS = ("how much is it", "who is it for", "how much is it")


class Counting:
    """Counts what the real encoder is asked for."""

    def __init__(self, encoder: OnnxEncoder) -> None:
        self._encoder = encoder
        self.asked: list[str] = []

    @property
    def meaning(self) -> int:
        """Return what the real encoder does."""
        return self._encoder.meaning

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return the rows of the real encoder."""
        self.asked.extend(texts)
        return self._encoder.encode(texts)


@pytest.fixture
def model(packaged: OnnxEncoder) -> Counting:
    """Return the real encoder, counted."""
    return Counting(packaged)


def file_in(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_the_rows_are_those_of_the_model(model: Counting, tmp_path: Path) -> None:
    cached = CachedEncoder(model, "m", tmp_path)
    expected = model.encode(TEXTS)
    assert np.array_equal(cached.encode_all(TEXTS), expected)
    assert np.array_equal(CachedEncoder(model, "m", tmp_path).encode_all(TEXTS), expected)


def test_a_text_is_encoded_once_and_never_again_after_a_restart(model: Counting, tmp_path: Path) -> None:
    CachedEncoder(model, "m", tmp_path).encode_all(TEXTS)
    assert sorted(model.asked) == ["how much is it", "who is it for"]
    CachedEncoder(model, "m", tmp_path).encode_all([*TEXTS, "is it hard"])
    assert sorted(model.asked) == ["how much is it", "is it hard", "who is it for"]


def test_texts_that_the_knowledge_no_longer_has_leave_the_file(model: Counting, tmp_path: Path) -> None:
    cached = CachedEncoder(model, "m", tmp_path)
    cached.encode_all(TEXTS)
    cached.encode_all(["is it hard"])
    model.asked.clear()
    CachedEncoder(model, "m", tmp_path).encode_all(TEXTS)
    assert sorted(model.asked) == ["how much is it", "who is it for"]


def test_questions_are_not_kept(model: Counting, tmp_path: Path) -> None:
    CachedEncoder(model, "m", tmp_path).encode(["what somebody typed"])
    assert list(tmp_path.iterdir()) == []


def test_another_model_has_another_file(model: Counting, tmp_path: Path) -> None:
    CachedEncoder(model, "one", tmp_path).encode_all(TEXTS)
    model.asked.clear()
    CachedEncoder(model, "other", tmp_path).encode_all(TEXTS)
    assert len(model.asked) == 2
    assert len(list(tmp_path.iterdir())) == 2


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "a byte short": lambda content: content[:-1],
    "half": lambda content: content[: len(content) // 2],
    "empty": lambda content: content[:0],
    "a head alone": lambda content: content[: len(MAGIC)],
    "a changed number": lambda content: content[:-4] + b"\0\0\0\0",
    "longer": lambda content: content + b"more",
    "older": lambda content: content.replace(MAGIC, b"certguide-vectors-0\n"),
    "foreign": lambda content: content[::-1],
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_file_that_is_not_whole_is_ignored_and_written_anew(
    model: Counting, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    expected = CachedEncoder(model, "m", tmp_path).encode_all(TEXTS)
    whole = file_in(tmp_path).read_bytes()
    file_in(tmp_path).write_bytes(damage(whole))
    assert np.array_equal(CachedEncoder(model, "m", tmp_path).encode_all(TEXTS), expected)
    assert file_in(tmp_path).read_bytes() == whole


def test_a_folder_that_is_none_leaves_us_without_a_cache_and_no_worse(model: Counting, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file where the folder should be")
    assert CachedEncoder(model, "m", taken).encode_all(TEXTS).shape == (3, 768)
    assert CachedEncoder(model, "m", None).encode_all(TEXTS).shape == (3, 768)
    assert taken.read_text() == "a file where the folder should be"


def test_a_cache_that_cannot_take_its_name_leaves_nothing_behind(model: Counting, tmp_path: Path) -> None:
    (tmp_path / "vectors-m.bin").mkdir()
    assert CachedEncoder(model, "m", tmp_path).encode_all(TEXTS).shape == (3, 768)
    assert [file.name for file in tmp_path.iterdir()] == ["vectors-m.bin"]


def test_the_folder_is_made_when_it_is_missing(model: Counting, tmp_path: Path) -> None:
    CachedEncoder(model, "m", tmp_path / "new" / "folder").encode_all(TEXTS)
    assert file_in(tmp_path / "new" / "folder").name == "vectors-m.bin"


def test_no_texts_are_no_trouble(model: Counting, tmp_path: Path) -> None:
    assert len(CachedEncoder(model, "m", tmp_path).encode_all([])) == 0
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told_for_each_text_that_was_not_met_before(model: Counting) -> None:
    told: list[tuple[int, int]] = []
    cached = CachedEncoder(model, "m", None)
    cached.progress = lambda done, of: told.append((done, of))
    cached.encode_all(TEXTS)
    cached.encode_all(TEXTS)
    assert told == [(1, 2), (2, 2)]


def test_who_interrupts_waits_for_no_text_that_is_still_to_come(model: Counting) -> None:
    cached = CachedEncoder(model, "m", None)

    def interrupt(*_: int) -> None:
        raise KeyboardInterrupt

    cached.progress = interrupt
    texts = [f"question {number}" for number in range(300)]
    with pytest.raises(KeyboardInterrupt):
        cached.encode_all(texts)
    assert len(model.asked) < len(texts)


def test_the_name_of_a_model_tells_its_content(tmp_path: Path) -> None:
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).write_bytes((PACKAGED / name).read_bytes())
    assert model_id(tmp_path) == model_id(PACKAGED)
    with (tmp_path / "tokenizer.json").open("a") as file:
        file.write("\n")
    assert model_id(tmp_path) != model_id(PACKAGED)


WRITER = """
import sys
from pathlib import Path
from bot.encoder.cache import CachedEncoder, _read
import numpy as np

class Model:
    def encode(self, texts):
        return np.array([[float(len(text)), 1.0] for text in texts], dtype=np.float32)

folder, name = Path(sys.argv[1]), sys.argv[2]
file = folder / "vectors-m.bin"
for turn in range(60):
    CachedEncoder(Model(), "m", folder).encode_all([f"{name} {turn} {number}" for number in range(50)])
    assert file.stat().st_size > 0
    assert len(_read(file)) == 50
"""


def test_two_processes_that_write_at_once_never_leave_half_a_file(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name], stderr=subprocess.PIPE)
        for name in ("one", "other")
    ]
    complaints = [writer.communicate(timeout=60)[1].decode() for writer in writers]
    assert complaints == ["", ""]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert [file.name for file in tmp_path.iterdir()] == ["vectors-m.bin"]

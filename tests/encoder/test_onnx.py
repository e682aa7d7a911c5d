"""The real encoder: a text has one vector, of unit length, near to those of texts that mean the same."""

from pathlib import Path

import numpy as np
import pytest
from bot.encoder.onnx import OnnxEncoder
from bot.encoder.opening import PACKAGED

TEXTS = (
    "how much is the exam",
    "what does the test cost",
    "the cat sleeps in the sun",
    "",
    "😀",
    "考试多少钱",
    "x" * 40_000,
)


def test_each_text_has_a_meaning_and_a_wording_of_unit_length(packaged: OnnxEncoder) -> None:
    rows = packaged.encode(TEXTS)
    assert packaged.meaning == 384
    assert rows.shape == (len(TEXTS), 2 * packaged.meaning)
    assert rows.dtype == np.float32
    for half in (rows[:, : packaged.meaning], rows[:, packaged.meaning :]):
        assert np.linalg.norm(half, axis=1) == pytest.approx(1, abs=1e-5)


def test_a_text_has_the_same_row_whatever_stands_beside_it(packaged: OnnxEncoder) -> None:
    together, alone = packaged.encode(TEXTS), [packaged.encode([text])[0] for text in TEXTS]
    assert all(np.array_equal(row, other) for row, other in zip(together, alone, strict=True))
    assert np.array_equal(packaged.encode(TEXTS[::-1])[::-1], together)


def test_texts_that_mean_the_same_are_nearer_than_others(packaged: OnnxEncoder) -> None:
    one, same, other = packaged.encode(TEXTS[:3])[:, : packaged.meaning]
    assert one @ same > 0.5 > one @ other


def test_no_texts_make_no_rows(packaged: OnnxEncoder) -> None:
    assert len(packaged.encode([])) == 0


def test_what_follows_the_longest_text_does_not_count(packaged: OnnxEncoder) -> None:
    long = "milk " * 200
    assert np.array_equal(*packaged.encode([long, long + "espresso"]))


@pytest.mark.parametrize("gone", ["model.onnx", "tokenizer.json"])
def test_a_folder_without_a_file_cannot_be_loaded(tmp_path: Path, gone: str) -> None:
    (present,) = {"model.onnx", "tokenizer.json"} - {gone}
    (tmp_path / present).symlink_to(PACKAGED / present)
    with pytest.raises(Exception, match=r"(?i)no such file|doesn't exist"):
        OnnxEncoder(tmp_path)


def test_a_model_is_loaded_where_no_file_can_be_written(packaged: OnnxEncoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/dev/null/nowhere")
    assert np.array_equal(OnnxEncoder(PACKAGED).encode(TEXTS[:1]), packaged.encode(TEXTS[:1]))

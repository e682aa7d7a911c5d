"""The encoder that comes with the program, loaded once."""

from pathlib import Path

import pytest
from bot.encoder.onnx import OnnxEncoder
from bot.encoder.opening import PACKAGED


@pytest.fixture(scope="session")
def packaged() -> OnnxEncoder:
    """Return the real encoder."""
    return OnnxEncoder(PACKAGED)


@pytest.fixture
def broken_model(tmp_path: Path) -> Path:
    """Return a folder whose files have the right names and hold no model."""
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "model.onnx").write_bytes(b"this is no model")
    (folder / "tokenizer.json").write_bytes((PACKAGED / "tokenizer.json").read_bytes())
    return folder

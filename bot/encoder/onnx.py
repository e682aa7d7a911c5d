"""A sentence encoder that runs an ONNX model on one CPU thread, offline."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from bot.search.encoder import Matrix

LONGEST = 128
"""Tokens that the model reads of a text; what follows is cut off."""


class OnnxEncoder:
    """Encodes with `model.onnx` and `tokenizer.json` of a folder.

    The model takes `input_ids` and `attention_mask` (int64, batch x tokens) and gives one embedding a text.
    """

    def __init__(self, folder: Path) -> None:
        """Load the model; raises OSError or ValueError when a file is missing or is none."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._inputs = [given.name for given in self._session.get_inputs()]

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one row of unit length a text.

        Each text is run for itself: the quantised model scales activations over the whole batch, so that beside others
        a text would get another vector. On one thread batches are no faster.
        """
        rows = [self._run(self._tokenizer.encode(text).ids) for text in texts]
        return np.concatenate(rows) if rows else np.zeros((0, 0), dtype=np.float32)

    def _run(self, tokens: list[int]) -> Matrix:
        ids = np.array([tokens], dtype=np.int64)
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        vector: Matrix = self._session.run(None, {name: given[name] for name in self._inputs})[0]
        return np.asarray(vector / np.linalg.norm(vector, axis=1, keepdims=True), dtype=np.float32)

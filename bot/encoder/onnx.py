"""A sentence encoder that runs an ONNX model on one CPU thread, offline."""

import math
import shutil
from collections.abc import Sequence
from mmap import ACCESS_READ, mmap
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from bot.encoder.tapping import tap_for
from bot.search.encoder import Matrix

PROVIDERS = ["CPUExecutionProvider"]
SLOWER_FUSED = ["SkipLayerNormFusion"]
"""Optimizations of onnxruntime to do without: this fusion of two steps into one makes a run a tenth slower (1.31, one thread)."""
LONGEST = 128
"""Tokens that the model reads of a text; what follows is cut off."""


class OnnxEncoder:
    """Encodes with `model.onnx` and `tokenizer.json` of a folder.

    The model takes `input_ids` and `attention_mask` (int64, batch x tokens) and gives one embedding a text. The mean of
    what its middle layer makes of the tokens is the wording of a text, where that layer is found.
    """

    def __init__(self, folder: Path) -> None:
        """Load the model; raises OSError or ValueError when a file is missing or is none."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(LONGEST)
        self._tokenizer.no_padding()
        model = folder / "model.onnx"
        tap, wording = _tap_of(model)
        self._session = _session(model, tap, options)
        self._inputs = [given.name for given in self._session.get_inputs()]
        self._outputs = [self._session.get_outputs()[0].name, *([wording] if wording else [])]
        self.meaning = len(self._run([0])) // len(self._outputs)
        """How many numbers of a row are the meaning."""

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Return one row a text: its meaning, and its wording after that, each of unit length.

        Each text is run for itself: the quantised model scales activations over the whole batch, so that beside others
        a text would get another vector. On one thread batches are no faster.
        """
        rows = [self._run(self._tokenizer.encode(text).ids) for text in texts]
        return np.stack(rows) if rows else np.zeros((0, 0), dtype=np.float32)

    def _run(self, tokens: list[int]) -> Matrix:
        ids = np.array([tokens], dtype=np.int64)
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        meaning, *layers = self._session.run(self._outputs, {name: given[name] for name in self._inputs})
        # Of unit length, the sum of the tokens is the same as their mean.
        halves = [meaning[0], *(tokens[0].sum(axis=0) for tokens in layers)]
        return np.concatenate([half / math.sqrt(half @ half) for half in halves], dtype=np.float32)


def _tap_of(model: Path) -> tuple[bytes, str]:
    # A model that is mapped takes no memory of ours, and none has to be found for it.
    with model.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as content:
        return tap_for(content)


def _session(model: Path, tap: bytes, options: Any) -> Any:
    """Return a session of a model with a tap, loaded from a file where one can be written: bytes are kept as long as it."""
    try:
        with TemporaryDirectory(prefix="certguide-", ignore_cleanup_errors=True) as folder:
            file = shutil.copyfile(model, Path(folder) / "model.onnx")
            with file.open("ab") as end:
                end.write(tap)
            return onnxruntime.InferenceSession(
                str(file), options, providers=PROVIDERS, disabled_optimizers=SLOWER_FUSED
            )
    except OSError:
        return onnxruntime.InferenceSession(
            model.read_bytes() + tap, options, providers=PROVIDERS, disabled_optimizers=SLOWER_FUSED
        )

"""A model gives what its middle layer makes of the tokens, too, and is otherwise what it was."""

import numpy as np
import onnxruntime
import pytest
from bot.encoder.opening import PACKAGED
from bot.encoder.tapping import tap_for

MODEL = (PACKAGED / "model.onnx").read_bytes()
GIVEN = {"input_ids": np.array([[101, 2129, 2172, 102]]), "attention_mask": np.ones((1, 4), dtype=np.int64)}


def test_the_model_gives_one_more_output_for_each_token_and_the_same_embedding() -> None:
    tap, name = tap_for(MODEL)
    before, after = (onnxruntime.InferenceSession(model) for model in (MODEL, MODEL + tap))
    assert [output.name for output in after.get_outputs()] == ["embedding", name]
    embedding, layer = after.run(None, GIVEN)
    assert np.array_equal(embedding, before.run(None, GIVEN)[0])
    assert layer.shape == (1, 4, 384)


def test_the_layer_is_the_middle_one_of_those_that_the_model_names() -> None:
    names = b"".join(
        b"\x01\x02/enc/layer.%d/output/LayerNorm/LayerNormalization_output_0%s" % (number, end)
        for number in range(12)
        for end in (b"\x12", b"_quantized\x12")
    )
    assert tap_for(names)[1] == "/enc/layer.6/output/LayerNorm/LayerNormalization_output_0"


@pytest.mark.parametrize("model", [b"", b"this is no model", b"layer.1/output/LayerNorm"])
def test_a_model_without_such_layers_is_left_alone(model: bytes) -> None:
    assert tap_for(model) == (b"", "")

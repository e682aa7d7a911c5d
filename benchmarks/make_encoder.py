"""Make a sentence encoder for `CERTGUIDE_ENCODER`, as the one in `bot/encoder/model` was made.

It takes a sentence encoder from the Hugging Face hub, puts mean pooling and L2 normalisation into the graph, writes it as
ONNX and quantises the weights to int8, one scale a channel. It needs the network and `pip install torch transformers onnx`.

The file that comes along was exported by PyTorch's TorchScript exporter with opset 17 and quantised by onnxruntime; other
versions of them write other bytes for the same vectors. `--check` compares a folder with it: the checksum, what the model
takes and gives, and how near its vectors are. That needs no network.
"""

import hashlib
from pathlib import Path
from typing import Any

import click
import numpy as np
import onnxruntime
from bot.encoder.onnx import LONGEST, OnnxEncoder
from bot.encoder.opening import FILES, PACKAGED

MODEL = "sentence-transformers/all-MiniLM-L6-v2"
SHA256 = "59f2f16cc342bb03b7abb06030c3da6e27502aee6e505f3eb78cbdf35e657bff"
"""Of the model that comes along."""
INPUTS, OUTPUTS = ["input_ids", "attention_mask"], ["embedding"]
AXES = {0: "b", 1: "s"}
OPSET = 17
SAMPLE = (
    "How much does the exam cost?",
    "what is the price of the exam",
    "Who should take the foundation level?",
    "my cat sleeps on the keyboard",
)


@click.command(name="python -m benchmarks.make_encoder")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=PACKAGED)
@click.option("--model", default=MODEL, show_default=True, help="A sentence encoder of the hub that pools by the mean.")
@click.option("--check", is_flag=True, help="Make nothing; compare what is in FOLDER with what comes along.")
def main(folder: Path, model: str, check: bool) -> None:
    """Write model.onnx and tokenizer.json to FOLDER, and say how they compare with those that come along."""
    if not check:
        if folder.resolve() == PACKAGED.resolve():
            raise click.UsageError("name a folder of your own; this one comes with the program")
        make(model, folder)
    click.echo("\n".join(compared(folder)))


def make(model: str, folder: Path) -> None:
    """Write the ONNX model and the tokenizer of a sentence encoder of the hub to a folder."""
    import torch
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from transformers import AutoModel, AutoTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = AutoTokenizer.from_pretrained(model)
    given = tokenizer(["a sentence", "a longer sentence than that"], padding=True, return_tensors="pt")
    whole = folder / "float32.onnx"
    torch.onnx.export(
        pooled(AutoModel.from_pretrained(model, attn_implementation="eager")),
        (given["input_ids"], given["attention_mask"]),
        str(whole),
        input_names=INPUTS,
        output_names=OUTPUTS,
        dynamic_axes={**dict.fromkeys(INPUTS, AXES), OUTPUTS[0]: {0: "b"}},
        opset_version=OPSET,
        dynamo=False,
    )
    quantize_dynamic(whole, folder / FILES[0], per_channel=True, weight_type=QuantType.QInt8)
    whole.unlink()
    fast = tokenizer.backend_tokenizer
    fast.enable_truncation(LONGEST)
    fast.no_padding()
    fast.save(str(folder / FILES[1]))


def pooled(model: Any) -> Any:
    """Return a torch module that gives the mean of a model's token vectors, without padding, at unit length."""
    import torch

    class Pooled(torch.nn.Module):  # type: ignore[misc]  # torch is no dependency, so that its classes are unknown
        def __init__(self) -> None:
            super().__init__()
            self.m = model

        def forward(self, input_ids: Any, attention_mask: Any) -> Any:
            tokens = self.m(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            mask = attention_mask.unsqueeze(-1).to(tokens.dtype)
            mean = (tokens * mask).sum(1) / mask.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, dim=1)

    return Pooled().eval()


def compared(folder: Path) -> tuple[str, ...]:
    """Return how the model of a folder compares with the one that comes along, in lines for people."""
    file = folder / FILES[0]
    checksum = hashlib.sha256(file.read_bytes()).hexdigest()
    session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
    takes = ", ".join(f"{value.name} {value.type} {value.shape}" for value in session.get_inputs())
    gives = ", ".join(f"{value.name} {value.type} {value.shape}" for value in session.get_outputs())
    vectors, ours = (encoder.encode(SAMPLE)[:, : encoder.meaning] for encoder in map(OnnxEncoder, (folder, PACKAGED)))
    apart = float(np.abs(vectors @ vectors.T - ours @ ours.T).max())
    return (
        f"sha256: {checksum} ({'the same' if checksum == SHA256 else 'not that'} as the one that comes along)",
        f"takes: {takes}",
        f"gives: {gives}",
        f"cosines of sample sentences: at most {apart:.4f} from those of the one that comes along",
    )


if __name__ == "__main__":
    main()

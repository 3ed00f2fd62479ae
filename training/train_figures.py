"""Train the encoder of figures: the words around a number in, a vector of the quantity that it gives out.

Usage: python training/train_figures.py RECORDBENCH_TRAIN_DIR VECTORS

Writes src/onrecord/models/figures.onnx, and to VECTORS (.npz) the vectors of every training event by an encoder that did not
see the event, which `train_topics.py` learns from. It learns from the events of the folder and from the invented stories in
`training/figures`: figures of one quantity shall lie near each other and those of others apart, pair by pair (logistic loss) and
each against all of its story (Oord and others, "Representation Learning with Contrastive Predictive Coding", 2018; all
figures of one quantity are positives, as in Khosla and others, "Supervised Contrastive Learning", 2020). All layers of
all-MiniLM-L6-v2 are trained. Needs what `export_encoder.py` needs.
"""

import argparse
import copy
import random
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from export_encoder import find_weights, quantise
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score
from topics_events import Event, read_events
from torch import nn
from torch.nn import functional
from transformers import BertModel

from onrecord.models.encoder import MARK, figure_ids
from onrecord.reconcile.topics_seen import surroundings

LOWER = 3  # layers below the one that is told where the number stood; they learn at half the pace
WIDTH, OUT = 384, 128
EPOCHS, FOLDS, SEED = 3, 2, 0
REAL = 3  # times an epoch that an event of record bench is seen: there are far more stories
# Learning rates: upper layers, lower ones, the projection, scale and offset of a cosine.
PACE, LOW_PACE, FRESH, SCALES = 2e-4, 1e-4, 1e-3, 0.02
WARM = 20  # events until the full pace
BATCH = 32
CLASH = 3.0  # what a pair of one quantity weighs whose values cannot both be true: equal values tell themselves
SHARP = 12.0  # what a cosine is multiplied by where a figure is held against all of its story
TARGET = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "models" / "figures.onnx"

Rows = list[list[int]]  # of an event: the token ids around each figure


class Encoder(nn.Module):
    """Token ids around figures in, unit vectors out; the mark of the number is added behind the lower layers."""

    def __init__(self, base: BertModel) -> None:
        super().__init__()
        self.base = copy.deepcopy(base)
        self.mark = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.head = nn.Linear(2 * WIDTH, OUT)
        self.scale, self.offset = nn.Parameter(torch.tensor(10.0)), nn.Parameter(torch.tensor(-6.0))

    def forward(self, rows: Rows) -> torch.Tensor:
        """Return one unit vector a figure."""
        lengths = torch.tensor([len(row) for row in rows])
        ids = nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], batch_first=True)
        kept = torch.arange(ids.shape[1])[None] < lengths[:, None]
        return self.told(ids, kept)

    def told(self, ids: torch.Tensor, kept: torch.Tensor) -> torch.Tensor:
        """Encode rows of token ids; `kept` marks those that are no padding."""
        marked, held = (ids == MARK).float()[:, :, None], kept.float()[:, :, None]
        bias = (1.0 - kept.float())[:, None, None] * -1e4
        x = self.base.embeddings(input_ids=ids)
        for at, layer in enumerate(self.base.encoder.layer):
            x = x + marked * self.mark if at == LOWER else x
            out = layer(x, bias)
            x = out[0] if isinstance(out, tuple) else out
        return functional.normalize(
            self.head(torch.cat([(x * marked).sum(1), (x * held).sum(1) / held.sum(1)], 1)), dim=1
        )


class Figures(nn.Module):
    """The graph that is stored, for one figure: token ids, shape (1, n), in, a unit vector, shape (1, 128), out."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Return the vector of the figure whose number stands at the mark."""
        return self.encoder.told(ids, torch.ones_like(ids, dtype=torch.bool))


def read_rows(event: Event) -> Rows:
    """Return the tokens of what stands around each figure of an event."""
    return [figure_ids(*surroundings(seen.account.text, seen.figure)) for seen in event.seen]


def encode(encoder: Encoder, rows: Rows) -> torch.Tensor:
    """Return the vectors of an event's figures, those of like length in one batch."""
    order = sorted(range(len(rows)), key=lambda k: len(rows[k]))
    batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    vectors = torch.cat([encoder([rows[k] for k in batch]) for batch in batches])
    return vectors[torch.argsort(torch.tensor(order))]


def labelled(event: Event) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return the pairs whose figures the gold holds, whether each is of one quantity, and what each weighs."""
    known = event.known(event.pairs)
    pairs = [event.pairs[k] for k in known]
    one = torch.tensor([event.is_one(pair) for pair in pairs], dtype=torch.float)
    meet = torch.tensor(event.features[known, event.names.index("overlap")] > 0)
    weights = torch.where((one > 0) & ~meet, CLASH, 1.0)
    return torch.tensor([i for i, _ in pairs]), torch.tensor([j for _, j in pairs]), one, weights


def loss_of(encoder: Encoder, rows: Rows, event: Event) -> torch.Tensor:
    """Return how far the vectors of an event are from telling its quantities apart."""
    i, j, one, weights = labelled(event)
    with torch.autocast("cpu", dtype=torch.bfloat16):  # two to three times as fast where the processor knows them
        vectors = encode(encoder, rows).float()
    cosine = (vectors[i] * vectors[j]).sum(1)
    alone = functional.binary_cross_entropy_with_logits(
        encoder.scale * cosine + encoder.offset, one, weights, pos_weight=torch.tensor(2.0)
    )
    among = torch.full((len(vectors), len(vectors)), -30.0)
    among[i, j] = among[j, i] = SHARP * cosine
    right = torch.zeros(len(vectors), len(vectors))
    right[i, j] = right[j, i] = one * weights
    mates = right.sum(1)
    chances = torch.log_softmax(among[mates > 0], 1)
    told = -(chances * right[mates > 0]).sum(1) / mates[mates > 0]
    return 3.0 * alone + told.mean() if len(told) else 3.0 * alone


def fit(base: BertModel, events: Sequence[Event], rows: Mapping[str, Rows]) -> Encoder:
    """Train all layers, one event a step, those of record bench `REAL` times as often as the stories."""
    torch.manual_seed(SEED)
    encoder = Encoder(base).train()
    lower = [*encoder.base.embeddings.parameters(), *encoder.base.encoder.layer[:LOWER].parameters()]
    groups = [
        {"params": lower, "lr": LOW_PACE},
        {"params": list(encoder.base.encoder.layer[LOWER:].parameters()), "lr": PACE},
        {"params": [*encoder.head.parameters(), encoder.mark], "lr": FRESH},
        {"params": [encoder.scale, encoder.offset], "lr": SCALES},
    ]
    seen = [event for event in events for _ in range(1 if event.told else REAL)]
    steps = EPOCHS * len(seen)
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / WARM, max(0.02, 1 - step / steps))
    )
    start = time.monotonic()
    for epoch in range(EPOCHS):
        losses = []
        for event in random.Random(epoch).sample(seen, len(seen)):
            loss = loss_of(encoder, rows[event.name], event)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimiser.step()
            pace.step()
            losses.append(loss.item())
        print(f"epoch {epoch}: loss {np.mean(losses):.3f}, {time.monotonic() - start:.0f} s", flush=True)
    return encoder.eval()


@torch.no_grad()
def vectors_of(encoder: Encoder, rows: Rows) -> NDArray[np.float32]:
    """Return the vectors of an event's figures as they are stored."""
    vectors: NDArray[np.float32] = encode(encoder, rows).numpy()
    return vectors


def precision_of(events: Sequence[Event], vectors: Mapping[str, NDArray[np.float32]]) -> float:
    """Return the average precision of the cosine over the labelled pairs of events."""
    told, one = [], []
    for event in events:
        i, j, label, _ = labelled(event)
        told.append((vectors[event.name][i] * vectors[event.name][j]).sum(1))
        one.append(label.numpy())
    return float(average_precision_score(np.concatenate(one), np.concatenate(told)))


def export(encoder: Encoder, target: Path) -> None:
    """Write the graph, quantised to int8."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Figures(encoder).eval(),
            (torch.tensor([[101, 7592, MARK, 2, 2088, 102]]),),
            str(plain),
            input_names=["ids"],
            output_names=["vector"],
            dynamic_axes={"ids": {1: "length"}},
            opset_version=17,
            dynamo=False,
        )
        quantise(plain, target)


def main() -> None:
    """Train an encoder on each half of the events for the vectors of the other, and one on all for the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("vectors", type=Path)
    options = parser.parse_args()
    events = read_events(options.train)
    base = BertModel.from_pretrained(find_weights(), add_pooling_layer=False, attn_implementation="eager").eval()
    rows = {event.name: read_rows(event) for event in events}
    vectors: dict[str, NDArray[np.float32]] = {}
    for fold in range(FOLDS):
        encoder = fit(base, [event for at, event in enumerate(events) if at % FOLDS != fold], rows)
        vectors |= {event.name: vectors_of(encoder, rows[event.name]) for event in events[fold::FOLDS]}
    export(fit(base, events, rows), TARGET)
    np.savez_compressed(options.vectors, **vectors)
    for label, told in (("events", False), ("stories", True)):
        measured = precision_of([event for event in events if event.told == told], vectors)
        print(label, "left out, average precision:", round(measured, 3))


if __name__ == "__main__":
    main()

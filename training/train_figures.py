"""Train the encoder of figures: the words around a number in, a vector of the quantity that it gives out.

Usage: python training/train_figures.py RECORDBENCH_TRAIN_DIR VECTORS

Writes src/onrecord/models/figures.onnx, and to VECTORS (.npz) the vectors of every training event by an encoder that did not
see the event, which `train_topics.py` learns from. It learns from the events of the folder and from the invented stories in
`training/figures`: figures of one quantity shall lie near each other and those of others apart, pair by pair (logistic loss) and
each against all of its story (Oord and others, "Representation Learning with Contrastive Predictive Coding", 2018; all
figures of one quantity are positives, as in Khosla and others, "Supervised Contrastive Learning", 2020). The lower layers of
all-MiniLM-L6-v2 stay as they are. Needs what `export_encoder.py` needs.
"""

import argparse
import copy
import random
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
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

LOWER = 3  # layers that stay as they are
WIDTH, OUT = 384, 128
EPOCHS, LAST_EPOCHS, FOLDS, SEED = 4, 5, 2, 0  # over a half of the events, and over all
PACE, FRESH, SCALES = 2e-4, 1e-3, 0.02  # learning rates: layers, the projection, scale and offset of a cosine
WARM = 20  # events until the full pace
BATCH = 32
CLASH = 3.0  # what a pair of one quantity weighs whose values cannot both be true: equal values tell themselves
SHARP = 12.0  # what a cosine is multiplied by where a figure is held against all of its story
TARGET = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "models" / "figures.onnx"

States = list[
    tuple[torch.Tensor, int]
]  # of a figure: its tokens' states behind the lower layers, and where its number stood


class Encoder(nn.Module):
    """The upper layers: states behind the lower ones in, unit vectors out."""

    def __init__(self, base: BertModel) -> None:
        super().__init__()
        self.mark = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.layers = nn.ModuleList(copy.deepcopy(base.encoder.layer[LOWER:]))
        self.head = nn.Linear(2 * WIDTH, OUT)
        self.scale, self.offset = nn.Parameter(torch.tensor(10.0)), nn.Parameter(torch.tensor(-6.0))

    def forward(self, states: States) -> torch.Tensor:
        """Return one unit vector a figure."""
        lengths = torch.tensor([len(rows) for rows, _ in states])
        x = nn.utils.rnn.pad_sequence([rows.float() for rows, _ in states], batch_first=True)
        at = torch.tensor([place for _, place in states])
        here = torch.arange(len(states))
        x = x.index_put((here, at), self.mark, accumulate=True)
        kept = torch.arange(x.shape[1])[None] < lengths[:, None]
        bias = torch.zeros(len(states), 1, 1, x.shape[1]).masked_fill(~kept[:, None, None], -1e4)
        x = _through(self.layers, x, bias)
        mean = (x * kept[:, :, None]).sum(1) / lengths[:, None]
        return functional.normalize(self.head(torch.cat([x[here, at], mean], 1)), dim=1)


class Figures(nn.Module):
    """The whole graph for one figure: token ids, shape (1, n), in, a unit vector, shape (1, 128), out."""

    def __init__(self, base: BertModel, encoder: Encoder) -> None:
        super().__init__()
        self.base, self.encoder = base, encoder

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Return the vector of the figure whose number stands at the mark."""
        marked = (ids == MARK).float()[:, :, None]
        x = _lower(self.base, ids) + marked * self.encoder.mark
        x = _through(self.encoder.layers, x, torch.zeros(1, 1, 1, 1))
        told = torch.cat([(x * marked).sum(1), x.mean(1)], 1)
        return functional.normalize(self.encoder.head(told), dim=1)


def _lower(base: BertModel, ids: torch.Tensor) -> torch.Tensor:
    """Return the states of one text behind the lower layers."""
    return _through(base.encoder.layer[:LOWER], base.embeddings(input_ids=ids), torch.zeros(1, 1, 1, 1))


def _through(layers: Iterable[nn.Module], x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    for layer in layers:
        out = layer(x, bias)
        x = out[0] if isinstance(out, tuple) else out
    return x


@torch.no_grad()
def read_states(base: BertModel, event: Event) -> States:
    """Run the lower layers over what stands around each figure of an event."""
    states: States = []
    for seen in event.seen:
        ids = figure_ids(*surroundings(seen.account.text, seen.figure))
        states.append((_lower(base, torch.tensor([ids]))[0].half(), ids.index(MARK)))
    return states


def encode(encoder: Encoder, states: States) -> torch.Tensor:
    """Return the vectors of an event's figures, those of like length in one batch."""
    order = sorted(range(len(states)), key=lambda k: len(states[k][0]))
    batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    vectors = torch.cat([encoder([states[k] for k in batch]) for batch in batches])
    return vectors[torch.argsort(torch.tensor(order))]


def labelled(event: Event) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return the pairs whose figures the gold holds, whether each is of one quantity, and what each weighs."""
    known = event.known(event.pairs)
    pairs = [event.pairs[k] for k in known]
    one = torch.tensor([event.is_one(pair) for pair in pairs], dtype=torch.float)
    meet = torch.tensor(event.features[known, event.names.index("overlap")] > 0)
    weights = torch.where((one > 0) & ~meet, CLASH, 1.0)
    return torch.tensor([i for i, _ in pairs]), torch.tensor([j for _, j in pairs]), one, weights


def loss_of(encoder: Encoder, states: States, event: Event) -> torch.Tensor:
    """Return how far the vectors of an event are from telling its quantities apart."""
    i, j, one, weights = labelled(event)
    with torch.autocast("cpu", dtype=torch.bfloat16):  # two to three times as fast where the processor knows them
        vectors = encode(encoder, states).float()
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


def fit(base: BertModel, events: Sequence[Event], states: Mapping[str, States], epochs: int) -> Encoder:
    """Train the upper layers, one event a step."""
    torch.manual_seed(SEED)
    draw = random.Random(SEED)
    encoder = Encoder(base).train()
    fresh = [*encoder.head.parameters(), encoder.mark]
    groups = [
        {"params": list(encoder.layers.parameters()), "lr": PACE},
        {"params": fresh, "lr": FRESH},
        {"params": [encoder.scale, encoder.offset], "lr": SCALES},
    ]
    steps = epochs * len(events)
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / WARM, max(0.02, 1 - step / steps))
    )
    start = time.monotonic()
    for epoch in range(epochs):
        losses = []
        for event in draw.sample(list(events), len(events)):
            loss = loss_of(encoder, states[event.name], event)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(encoder.parameters(), 1.0)
            optimiser.step()
            pace.step()
            losses.append(loss.item())
        print(f"epoch {epoch}: loss {np.mean(losses):.3f}, {time.monotonic() - start:.0f} s", flush=True)
    return encoder.eval()


@torch.no_grad()
def vectors_of(encoder: Encoder, states: States) -> NDArray[np.float32]:
    """Return the vectors of an event's figures as they are stored."""
    vectors: NDArray[np.float32] = encode(encoder, states).numpy()
    return vectors


def precision_of(events: Sequence[Event], vectors: Mapping[str, NDArray[np.float32]]) -> float:
    """Return the average precision of the cosine over the labelled pairs of events."""
    told, one = [], []
    for event in events:
        i, j, label, _ = labelled(event)
        told.append((vectors[event.name][i] * vectors[event.name][j]).sum(1))
        one.append(label.numpy())
    return float(average_precision_score(np.concatenate(one), np.concatenate(told)))


def export(base: BertModel, encoder: Encoder, target: Path) -> None:
    """Write the graph, quantised to int8."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            Figures(base, encoder).eval(),
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
    states = {event.name: read_states(base, event) for event in events}
    vectors: dict[str, NDArray[np.float32]] = {}
    for fold in range(FOLDS):
        encoder = fit(base, [event for at, event in enumerate(events) if at % FOLDS != fold], states, EPOCHS)
        vectors |= {event.name: vectors_of(encoder, states[event.name]) for event in events[fold::FOLDS]}
    export(base, fit(base, events, states, LAST_EPOCHS), TARGET)
    np.savez_compressed(options.vectors, **vectors)
    for label, told in (("events", False), ("stories", True)):
        measured = precision_of([event for event in events if event.told == told], vectors)
        print(label, "left out, average precision:", round(measured, 3))


if __name__ == "__main__":
    main()

"""Train the tagger of attribution and write tagger.npz, tagger_words.onnx and tagger_parts.onnx.

    python training/tagger_data.py POLNEAR/train EXAMPLES                      # with the installed package
    python training/train_tagger.py EXAMPLES --polnear POLNEAR/train --scorer FOLDER [--seed 7] [--epochs 5] [--whole 3 2]

Needs torch and, to read EXAMPLES, the installed package. A fifth of the articles, drawn by the hash of their names, is
held back: after each epoch they are read and scored, and the epoch with the best sum of figures is kept. From there
`--whole` runs of so many epochs go over all articles, at a lower pace, and the weights at the ends of the runs are averaged. `--no-rules` hides from the tagger what the rules found. The
scorer is `attribution.py`, whose folder `--scorer` names.

`--joint` fits the rival of `tagger_joint.py` to the same articles in the same order of numbers, and writes nothing.
"""

import argparse
import pickle
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tagger_data import CONTENT, CUE, SOURCE, Example
from tagger_joint import Joint
from tagger_net import PartNet, WordNet, export_nets
from tagger_rows import COLUMNS, FORGET, Row, Tables, batches, held_back, inputs, padded
from torch import Tensor
from torch.nn import functional

Array = NDArray[np.int64]
State = list[dict[str, Tensor]]
Pair = tuple[int, int]  # a row of a batch, a token in it
TARGET = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "models"
WIDTH, INNER, DROP = 96, 64, 0.25
NO_CUE = 4
NEGATIVES = 0.1  # share of the words that look like a cue and are none that are shown beside the gold ones
WORTH = THRESHOLD = 0.4
PACE = 3e-3  # the highest learning rate
WHOLE_PACE = (1.5e-3, 1.2e-3)  # of each run over all articles


class Tagger:
    """Both networks and what turns rows into their inputs."""

    def __init__(self, tables: Tables) -> None:
        sizes = tables.sizes()
        self.words = WordNet(sizes, WIDTH, DROP)
        self.parts = PartNet(WIDTH, INNER, sizes[COLUMNS.index("dependency")], DROP)

    def state(self) -> State:
        """Copy the weights as they are."""
        return [{n: w.clone() for n, w in net.state_dict().items()} for net in (self.words, self.parts)]

    def restore(self, state: State) -> None:
        """Go back to weights that were copied."""
        for net, weights in zip((self.words, self.parts), state, strict=True):
            net.load_state_dict(weights)

    def weights(self) -> list[torch.nn.Parameter]:
        """Return what is fitted."""
        return [*self.words.parameters(), *self.parts.parameters()]

    def read(self, rows: Sequence[Row], learning: bool) -> tuple[Tensor, ...]:
        """Return states, cue scores, ids, heads and mask of a batch."""
        given = inputs(rows, learning)
        return (*self.words(*given), given[0], given[1], given[3])

    def split(self, rows: Sequence[Row], pairs: Sequence[Pair], read: tuple[Tensor, ...], learning: bool) -> Tensor:
        """Return the scores of the roles beside each cue."""
        states, _, ids, head, mask = read
        related = padded([rows[row].beside(cue) for row, cue in pairs], states.shape[1])
        if learning:
            related[np.random.rand(len(pairs)) < FORGET[2], :, 5] = 0
        chosen, cues = torch.as_tensor([row for row, _ in pairs]), torch.as_tensor([cue for _, cue in pairs])
        dependency = ids[chosen][..., COLUMNS.index("dependency")]
        return self.parts(states[chosen], cues, torch.as_tensor(related), dependency, head[chosen], mask[chosen])

    def loss(self, rows: Sequence[Row]) -> Tensor:
        """Return how far the tagger is from the gold of a batch."""
        read = self.read(rows, learning=True)
        scores, mask = read[1], read[4].squeeze(-1)
        wanted = torch.as_tensor(padded([row.cue for row in rows], scores.shape[1]))
        missed = functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none")
        loss = (missed * mask).sum() / len(rows)
        pairs, roles = _shown(rows)
        if not pairs:
            return loss
        split = self.split(rows, pairs, read, learning=True)
        gold = torch.as_tensor(padded(roles, scores.shape[1]))
        wrong = functional.cross_entropy(split.flatten(0, 1), gold.flatten(), reduction="none").view(gold.shape)
        return loss + 0.5 * (wrong * mask[[row for row, _ in pairs]]).sum() / len(pairs)

    def cited(self, row: Row) -> Iterator[tuple[float, Array]]:
        """Yield the attributions of a row: how sure each is, and the role of each token."""
        read = self.read([row], learning=False)
        chances = torch.sigmoid(read[1])[0].tolist()
        for cue in (i for i, chance in enumerate(chances) if chance > WORTH):
            scores = functional.log_softmax(self.split([row], [(0, cue)], read, learning=False)[0], -1).numpy()
            yield chances[cue] * max(0.0, 1 - float(np.exp(scores[cue, NO_CUE]))) ** 0.5, scores[:, :NO_CUE].argmax(1)

    def learn(self, learning: bool) -> None:
        """Turn what is hidden at random while learning on or off."""
        self.words.train(learning), self.parts.train(learning)


def _shown(rows: Sequence[Row]) -> tuple[list[Pair], list[Array]]:
    """Choose the cues of a batch that roles are learned beside: the gold ones, and a few words that are none."""
    pairs, roles = [], []
    for number, row in enumerate(rows):
        for cue, gold in row.example.gold.items():
            pairs.append((number, cue))
            roles.append(gold)
        for cue in row.unlike:
            if random.random() < NEGATIVES:
                pairs.append((number, cue))
                roles.append(np.where(np.arange(row.count) == cue, NO_CUE, 0))
    return pairs, roles


def read_statements(tagger: Tagger | Joint, rows: Sequence[Row], threshold: float) -> dict[str, list[dict[str, Any]]]:
    """Tag articles as the package does."""
    said: dict[str, list[dict[str, Any]]] = {}
    tagger.learn(False)
    with torch.no_grad():
        for row in rows:
            for sure, roles in tagger.cited(row):
                parts = {
                    n: _spans(row, roles == r) for n, r in (("source", SOURCE), ("cue", CUE), ("content", CONTENT))
                }
                if parts["content"] and sure >= threshold:
                    said.setdefault(row.example.article, []).append(parts)
    return said


def _spans(row: Row, chosen: NDArray[np.bool_]) -> list[tuple[int, int]]:
    return [(int(row.example.starts[i]), int(row.example.ends[i])) for i in np.flatnonzero(chosen)]


def figures(scorer: Any, gold: dict[str, Any], said: dict[str, Any], articles: set[str]) -> Iterator[tuple[str, float]]:
    """Yield the scorer's F1 of each row, over all attributions and over speech."""
    texts = [(scorer.Text(gold[a][0]), gold[a][1][0], said.get(a, [])) for a in sorted(articles)]
    for part in ("all", "speech"):
        for row, (right, found, wanted) in scorer.totals(texts, part).items():
            if row != "source | content":
                yield f"{part}: {row}", 200 * right / max(1, found + wanted)


def main() -> None:
    """Fit, choose the epoch on the articles held back, go on over all articles, and export."""
    options = _options()
    for seeded in (torch.manual_seed, random.seed, np.random.seed):
        seeded(options.seed)
    torch.set_num_threads(options.threads)
    examples: list[Example] = pickle.loads(options.examples.read_bytes())
    kept, held = [e for e in examples if not held_back(e.article)], [e for e in examples if held_back(e.article)]
    tables = Tables(kept)
    tagger: Tagger | Joint = Joint(tables.sizes()) if options.joint else Tagger(tables)
    judge = Judge(options, [Row(e, tables, not options.no_rules) for e in held])
    rows, best = [Row(e, tables, not options.no_rules) for e in kept], (0.0, tagger.state())
    for epoch in fit(tagger, rows, options.epochs, PACE):
        best = max(best, (judge.score(tagger, epoch), tagger.state()), key=lambda scored: scored[0])
    if isinstance(tagger, Joint):
        return
    tagger.restore(best[1])
    if options.whole:
        rows += judge.rows
        ends = [_end_of(tagger, rows, epochs, pace) for epochs, pace in zip(options.whole, WHOLE_PACE, strict=False)]
        tagger.restore(_mean(ends))
    export_nets(tagger.words, tagger.parts, WIDTH, options.out)
    np.savez_compressed(options.out / "tagger.npz", **dict(zip(COLUMNS, tables.columns, strict=True)))


def _end_of(tagger: "Tagger", rows: Sequence[Row], epochs: int, pace: float) -> State:
    for _ in fit(tagger, rows, epochs, pace):
        pass
    return tagger.state()


def _mean(states: Sequence[State]) -> State:
    """Average weights, number by number."""
    parts = range(len(states[0]))
    return [{n: torch.stack([s[p][n].float() for s in states]).mean(0) for n in states[0][p]} for p in parts]


class Judge:
    """The articles held back with their gold and the scorer."""

    def __init__(self, options: argparse.Namespace, rows: Sequence[Row]) -> None:
        sys.path.insert(0, str(options.scorer))
        import attribution

        self.scorer, self.gold, self.rows = attribution, attribution.load(options.polnear), rows

    def score(self, tagger: Tagger | Joint, epoch: int) -> float:
        """Print the figures of an epoch and return their sum."""
        said = read_statements(tagger, self.rows, THRESHOLD)
        measured = dict(figures(self.scorer, self.gold, said, {row.example.article for row in self.rows}))
        print(epoch, {name: round(value, 1) for name, value in measured.items()}, flush=True)
        return sum(measured.values())


def fit(tagger: Tagger | Joint, rows: Sequence[Row], epochs: int, pace: float) -> Iterator[int]:
    """Fit to rows, and yield the number of each epoch when it is done."""
    adam = torch.optim.AdamW(tagger.weights(), lr=pace, weight_decay=0.01)
    steps = len(batches(rows)) * epochs + 5
    rising = torch.optim.lr_scheduler.OneCycleLR(adam, pace, total_steps=steps, pct_start=0.15)
    for epoch in range(epochs):
        _run_epoch(tagger, rows, adam, rising, epoch)
        yield epoch


def _run_epoch(tagger: Tagger | Joint, rows: Sequence[Row], adam: Any, pace: Any, epoch: int) -> None:
    start, lost = time.perf_counter(), 0.0
    tagger.learn(True)
    for batch in batches(rows):
        loss = tagger.loss(batch)
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(tagger.weights(), 2.0)
        adam.step()
        pace.step()
        lost += float(loss.detach())
    print(f"epoch {epoch}: loss {lost:.0f}, {time.perf_counter() - start:.0f} s", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("examples", type=Path)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=TARGET)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--whole", type=int, nargs="*", default=[3, 2])
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--no-rules", action="store_true")
    parser.add_argument("--joint", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()

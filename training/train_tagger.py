"""Train the tagger of attribution and write tagger.npz, tagger_words.onnx and tagger_parts.onnx.

    python training/tagger_data.py POLNEAR/train EXAMPLES                      # with the installed package
    python training/train_tagger.py EXAMPLES --polnear POLNEAR/train --scorer FOLDER [--seed 7] [--epochs 5] [--whole 3 2]

Needs torch and, to read EXAMPLES, the installed package. A fifth of the articles, drawn by the hash of their names, is
held back: after each epoch they are read and scored, and the epoch with the best sum of figures is kept. From there
`--whole` runs of so many epochs go over all articles, at a lower pace, and the weights at the ends of the runs are averaged. `--no-rules` hides from the tagger what the rules found. The
scorer is `attribution.py`, whose folder `--scorer` names.
"""

import argparse
import pickle
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tagger_data import CONTENT, CUE, SOURCE, Example
from tagger_net import PartNet, WordNet, export_nets
from torch import Tensor
from torch.nn import functional

from onrecord.extract.attribution_features import relate

Array = NDArray[np.int64]
State = list[dict[str, Tensor]]
Pair = tuple[int, int]  # a row of a batch, a token in it
TARGET = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "models"
COLUMNS = ("word", "lemma", "suffix", "tag", "dependency", "entity")
SEEN = (3, 3, 4, 3, 3, 3)  # how often a name must stand in the training articles to have a vector of its own
WIDTH, INNER, DROP = 96, 64, 0.25
BATCH = 2_200  # tokens
NO_CUE = 4
NEGATIVES = 0.1  # share of the words that look like a cue and are none that are shown beside the gold ones
FORGET = (0.08, 0.05, 0.1)  # how often a word, a word with its lemma, and what the rules found are hidden
WORTH = THRESHOLD = 0.4
PACE = 3e-3  # the highest learning rate
WHOLE_PACE = (1.5e-3, 1.2e-3)  # of each run over all articles


class Tables:
    """The names known to the tagger, a sorted table of hashes a column; a name that is not there is number 0."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.columns = []
        for column, least in enumerate(SEEN):
            names, counts = np.unique(np.concatenate([e.window.names[:, column] for e in examples]), return_counts=True)
            self.columns.append(names[counts >= least])
        lemmas = Counter(int(e.window.names[cue, 1]) for e in examples for cue in e.gold)
        self.cues = {lemma for lemma, count in lemmas.items() if count > 1}

    def number(self, names: NDArray[np.uint64]) -> Array:
        """Number the names of a window."""
        found = []
        for column, table in enumerate(self.columns):
            places = np.minimum(np.searchsorted(table, names[:, column]), len(table) - 1)
            found.append(np.where(table[places] == names[:, column], places + 1, 0))
        return np.stack(found, 1)


class Row:
    """An example as numbers."""

    def __init__(self, example: Example, tables: Tables, rules: bool) -> None:
        window = example.window
        self.example, self.rules, self.count = example, rules, len(window)
        self.ids, self.head = tables.number(window.names), window.head
        opens = (np.diff(window.sentence, prepend=window.sentence[:1] - 1) > 0).astype(np.int64)
        ruled = example.ruled.roles[window.first : window.first + self.count] * rules
        self.flags = np.stack([window.marks, opens, ruled], 1)
        self.cue = np.zeros(self.count, dtype=np.float32)
        self.cue[list(example.gold)] = 1
        lemmas = window.names[:, 1].tolist()
        self.unlike = [i for i in range(self.count) if lemmas[i] in tables.cues and i not in example.gold]

    def beside(self, cue: int) -> Array:
        """Describe the tokens by where they stand to a cue."""
        window = self.example.window
        ruled = self.example.ruled.beside(cue + window.first, window) * self.rules
        return np.concatenate([relate(window, [cue])[0], ruled[:, None]], 1)


class Tagger:
    """Both networks and what turns rows into their inputs."""

    def __init__(self, tables: Tables) -> None:
        sizes = [len(table) + 1 for table in tables.columns]
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
        longest = max(row.count for row in rows)
        ids, flags = _padded([r.ids for r in rows], longest), _padded([r.flags for r in rows], longest)
        if learning:
            ids[..., 0][np.random.rand(*ids.shape[:2]) < FORGET[0]] = 0
            ids[np.random.rand(*ids.shape[:2]) < FORGET[1], :2] = 0
            flags[np.random.rand(len(rows)) < FORGET[2], :, 2] = 0
        mask = _padded([np.ones((r.count, 1), dtype=np.float32) for r in rows], longest)
        given = [torch.as_tensor(x) for x in (ids, _padded([r.head for r in rows], longest), flags, mask)]
        return (*self.words(*given), given[0], given[1], given[3])

    def split(self, rows: Sequence[Row], pairs: Sequence[Pair], read: tuple[Tensor, ...], learning: bool) -> Tensor:
        """Return the scores of the roles beside each cue."""
        states, _, ids, head, mask = read
        related = _padded([rows[row].beside(cue) for row, cue in pairs], states.shape[1])
        if learning:
            related[np.random.rand(len(pairs)) < FORGET[2], :, 5] = 0
        chosen, cues = torch.as_tensor([row for row, _ in pairs]), torch.as_tensor([cue for _, cue in pairs])
        dependency = ids[chosen][..., COLUMNS.index("dependency")]
        return self.parts(states[chosen], cues, torch.as_tensor(related), dependency, head[chosen], mask[chosen])


def _padded(arrays: Sequence[NDArray[Any]], length: int) -> NDArray[Any]:
    padded = np.zeros((len(arrays), length, *arrays[0].shape[1:]), dtype=arrays[0].dtype)
    for number, array in enumerate(arrays):
        padded[number, : len(array)] = array
    return padded


def batches(rows: Sequence[Row]) -> list[list[Row]]:
    """Put rows of like lengths together, in a random order."""
    made: list[list[Row]] = [[]]
    for row in sorted(rows, key=lambda row: (row.count, random.random())):
        if made[-1] and (len(made[-1]) + 1) * row.count > BATCH:
            made.append([])
        made[-1].append(row)
    random.shuffle(made)
    return made


def batch_loss(tagger: Tagger, rows: Sequence[Row]) -> Tensor:
    """Return how far the tagger is from the gold of a batch."""
    read = tagger.read(rows, learning=True)
    scores, mask = read[1], read[4].squeeze(-1)
    wanted = torch.as_tensor(_padded([row.cue for row in rows], scores.shape[1]))
    missed = functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none")
    loss = (missed * mask).sum() / len(rows)
    pairs, roles = _shown(rows)
    if not pairs:
        return loss
    split = tagger.split(rows, pairs, read, learning=True)
    gold = torch.as_tensor(_padded(roles, scores.shape[1]))
    wrong = functional.cross_entropy(split.flatten(0, 1), gold.flatten(), reduction="none").view(gold.shape)
    return loss + 0.5 * (wrong * mask[[row for row, _ in pairs]]).sum() / len(pairs)


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


def read_statements(tagger: Tagger, rows: Sequence[Row], threshold: float) -> dict[str, list[dict[str, Any]]]:
    """Tag articles as the package does."""
    said: dict[str, list[dict[str, Any]]] = {}
    tagger.words.eval(), tagger.parts.eval()
    with torch.no_grad():
        for row in rows:
            read = tagger.read([row], learning=False)
            chances = torch.sigmoid(read[1])[0].tolist()
            for cue in (i for i, chance in enumerate(chances) if chance > WORTH):
                scores = functional.log_softmax(tagger.split([row], [(0, cue)], read, learning=False)[0], -1).numpy()
                roles = scores[:, :NO_CUE].argmax(1)
                sure = chances[cue] * max(0.0, 1 - float(np.exp(scores[cue, NO_CUE]))) ** 0.5
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
    tagger, judge = Tagger(tables), Judge(options, [Row(e, tables, not options.no_rules) for e in held])
    rows, best = [Row(e, tables, not options.no_rules) for e in kept], (0.0, tagger.state())
    for epoch in fit(tagger, rows, options.epochs, PACE):
        best = max(best, (judge.score(tagger, epoch), tagger.state()), key=lambda scored: scored[0])
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


def held_back(article: str) -> bool:
    """Tell whether an article is one of the fifth that nothing is fitted to."""
    return int(sha256(article.encode()).hexdigest(), 16) % 5 == 0


class Judge:
    """The articles held back with their gold and the scorer."""

    def __init__(self, options: argparse.Namespace, rows: Sequence[Row]) -> None:
        sys.path.insert(0, str(options.scorer))
        import attribution

        self.scorer, self.gold, self.rows = attribution, attribution.load(options.polnear), rows

    def score(self, tagger: Tagger, epoch: int) -> float:
        """Print the figures of an epoch and return their sum."""
        said = read_statements(tagger, self.rows, THRESHOLD)
        measured = dict(figures(self.scorer, self.gold, said, {row.example.article for row in self.rows}))
        print(epoch, {name: round(value, 1) for name, value in measured.items()}, flush=True)
        return sum(measured.values())


def fit(tagger: Tagger, rows: Sequence[Row], epochs: int, pace: float) -> Iterator[int]:
    """Fit to rows, and yield the number of each epoch when it is done."""
    adam = torch.optim.AdamW(tagger.weights(), lr=pace, weight_decay=0.01)
    steps = len(batches(rows)) * epochs + 5
    rising = torch.optim.lr_scheduler.OneCycleLR(adam, pace, total_steps=steps, pct_start=0.15)
    for epoch in range(epochs):
        _run_epoch(tagger, rows, adam, rising, epoch)
        yield epoch


def _run_epoch(tagger: Tagger, rows: Sequence[Row], adam: Any, pace: Any, epoch: int) -> None:
    start, lost = time.perf_counter(), 0.0
    tagger.words.train(), tagger.parts.train()
    for batch in batches(rows):
        loss = batch_loss(tagger, batch)
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
    return parser.parse_args()


if __name__ == "__main__":
    main()

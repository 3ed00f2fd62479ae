"""The network of the tagger: words to states and cue scores, states beside a cue to roles. Convolutions that also look at the
head of each word in the parse; small enough for a few milliseconds an article."""

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

NAMES = (48, 48, 12, 16, 16, 6)  # width of each name's vector: word, lemma, suffix, tag, dependency, entity
FLAGS = ((4, 8), (2, 4), (3, 8))  # how many values and how wide: quotation marks, sentence starts, what the rules found
PLACES = (6, 7, 21, 5, 3)  # values of `relate` without its branch, and of the rules' role beside the cue
ROLES = 5  # outside, source, cue, content, and "this is no cue"


class Drop(nn.Module):
    """Dropout that hides the same numbers of every word of a text: a draw a text costs a tenth of a draw a word."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, states: Tensor) -> Tensor:
        """Hide a share of the numbers while learning."""
        if not self.training:
            return states
        kept = torch.rand(states.shape[0], 1, states.shape[2]) > self.share
        return states * (kept.float() / (1 - self.share))


class Block(nn.Module):
    """A residual layer over a word, a neighbour on either side and the word's head."""

    def __init__(self, width: int, reach: int, drop: float) -> None:
        super().__init__()
        self.reach = reach
        self.mix, self.norm, self.drop = nn.Linear(4 * width, width), nn.LayerNorm(width), Drop(drop)

    def forward(self, states: Tensor, head: Tensor, mask: Tensor) -> Tensor:
        """Mix each word with its neighbours and its head."""
        shown, count = states * mask, states.shape[1]
        padded = functional.pad(shown, (0, 0, self.reach, self.reach))
        above = torch.gather(shown, 1, head.unsqueeze(-1).expand(-1, -1, states.shape[2]))
        near = torch.cat([padded[:, :count], shown, padded[:, 2 * self.reach :], above], -1)
        return self.norm(states + self.drop(functional.relu(self.mix(near))))


class WordNet(nn.Module):
    """States of words, and a score a word for heading a cue."""

    def __init__(self, sizes: Sequence[int], width: int, drop: float) -> None:
        super().__init__()
        self.names = nn.ModuleList(nn.Embedding(size, wide) for size, wide in zip(sizes, NAMES, strict=True))
        self.flags = nn.ModuleList(nn.Embedding(values, wide) for values, wide in FLAGS)
        self.enter, self.drop = nn.Linear(sum(NAMES) + sum(wide for _, wide in FLAGS), width), Drop(drop)
        self.blocks = nn.ModuleList(Block(width, reach, drop) for reach in (1, 2, 4))
        self.heads_cue = nn.Sequential(nn.Linear(width, 64), nn.ReLU(), nn.Linear(64, 1))

    def forward(self, ids: Tensor, head: Tensor, flags: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return the states and the cue scores."""
        known = [table(ids[..., i]) for i, table in enumerate(self.names)]
        known += [table(flags[..., i]) for i, table in enumerate(self.flags)]
        states = functional.relu(self.enter(self.drop(torch.cat(known, -1))))
        for block in self.blocks:
            states = block(states, head, mask)
        return states, self.heads_cue(states).squeeze(-1)


class PartNet(nn.Module):
    """The role of each word beside one cue."""

    def __init__(self, width: int, inner: int, dependencies: int, drop: float) -> None:
        super().__init__()
        self.word, self.cue = nn.Linear(width, inner), nn.Linear(width, inner)
        self.places = nn.ModuleList(nn.Embedding(values, inner) for values in PLACES)
        self.branch, self.path = nn.Embedding(dependencies, inner), nn.Embedding(6 * dependencies, inner)
        self.dependencies, self.drop = dependencies, Drop(drop)
        self.blocks = nn.ModuleList(Block(inner, reach, drop) for reach in (1, 2, 4, 1))
        self.role = nn.Linear(inner, ROLES)

    def forward(
        self, states: Tensor, cue: Tensor, related: Tensor, dependency: Tensor, head: Tensor, mask: Tensor
    ) -> Tensor:
        """Return a score a word and role."""
        at_cue = torch.gather(states, 1, cue.view(-1, 1, 1).expand(-1, 1, states.shape[2]))
        branch = torch.gather(dependency, 1, related[..., 1])
        return self.split(self.word(states) + self.cue(at_cue), branch, related, head, mask)

    def split(self, mixed: Tensor, branch: Tensor, related: Tensor, head: Tensor, mask: Tensor) -> Tensor:
        """Return a score a word and role from what words and cues say together."""
        mixed = mixed + self.branch(branch) + self.path(branch + self.dependencies * related[..., 0])
        for table, column in zip(self.places, (0, 2, 3, 4, 5), strict=True):
            mixed = mixed + table(related[..., column])
        mixed = self.drop(functional.relu(mixed))
        for block in self.blocks:
            mixed = block(mixed, head, mask)
        return self.role(mixed)


class WholeWords(nn.Module):
    """The states and cue scores of one text, without a mask."""

    def __init__(self, net: WordNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, head: Tensor, flags: Tensor) -> tuple[Tensor, Tensor]:
        """Read one text."""
        return self.net(ids, head, flags, torch.ones_like(head, dtype=torch.float32).unsqueeze(-1))


class WholeParts(nn.Module):
    """The roles of the words of one text beside each of its cues."""

    def __init__(self, net: PartNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, states: Tensor, cues: Tensor, related: Tensor, dependency: Tensor, head: Tensor) -> Tensor:
        """Read one text beside each of its cues."""
        net, rows = self.net, related.shape[0]
        branch = dependency[related[..., 1]]
        mixed = net.word(states).unsqueeze(0) + net.cue(states[cues]).unsqueeze(1)
        return net.split(mixed, branch, related, head.unsqueeze(0).expand(rows, -1), torch.ones_like(mixed[..., :1]))


def export_nets(words: WordNet, parts: PartNet, width: int, folder: Path) -> None:
    """Write both graphs for one text of any length."""
    count = 11

    def whole(*shape: int) -> Tensor:
        return torch.zeros(*shape, dtype=torch.long)

    row, near = {1: "tokens"}, {0: "cues", 1: "tokens"}
    _export(
        WholeWords(words), (whole(1, count, 6), whole(1, count), whole(1, count, 3)), folder / "tagger_words.onnx",
        {"ids": row, "head": row, "flags": row}, {"states": row, "scores": row},
    )  # fmt: skip
    given = (torch.zeros(count, width), whole(3), whole(3, count, 6), whole(count), whole(count))
    single = {0: "tokens"}
    _export(
        WholeParts(parts), given, folder / "tagger_parts.onnx",
        {"states": single, "cues": {0: "cues"}, "related": near, "dependency": single, "head": single}, {"roles": near},
    )  # fmt: skip


def _export(
    net: nn.Module, given: tuple[Tensor, ...], path: Path, inputs: dict[str, dict[int, str]],
    outputs: dict[str, dict[int, str]],
) -> None:  # fmt: skip
    torch.onnx.export(
        net.eval(), given, str(path), input_names=list(inputs), output_names=list(outputs),
        dynamic_axes=inputs | outputs, dynamo=False, opset_version=17,
    )  # fmt: skip

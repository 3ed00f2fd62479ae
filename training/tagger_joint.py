"""The rival of the tagger that tags all at once: each word's role, and the cue that it belongs to, in one pass.

It has as many layers as both networks of the tagger together, reads the same names and flags, and is fitted by the same
script to the same articles. A word has one role here: of attributions that stand in each other it keeps the inner one.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from tagger_data import CONTENT
from tagger_net import NAMES, Block, Drop, WordNet
from tagger_rows import Row, inputs, padded
from torch import Tensor, nn
from torch.nn import functional

from onrecord.extract.attribution_features import EDGES

Array = NDArray[np.int64]
State = list[dict[str, Tensor]]
WIDTH, INNER, DROP, ROLES = 96, 64, 0.25, 4
WORTH = 0.4
AWAY = 2 * len(EDGES) + 1
HIDDEN = -1e4


class JointNet(nn.Module):
    """States of words; a score a word for heading a cue, a score a word and role, and a score a word and cue."""

    def __init__(self, sizes: Sequence[int]) -> None:
        super().__init__()
        self.words = WordNet(sizes, WIDTH, DROP)
        self.blocks = nn.ModuleList(Block(WIDTH, reach, DROP) for reach in (1, 2, 4, 1))
        self.role = nn.Sequential(nn.Linear(WIDTH, INNER), nn.ReLU(), nn.Linear(INNER, ROLES))
        self.part, self.cue = nn.Linear(WIDTH, INNER), nn.Linear(WIDTH, INNER)
        self.away, self.apart = nn.Embedding(AWAY, 1), nn.Embedding(5, 1)
        self.drop = Drop(DROP)

    def forward(self, ids: Tensor, head: Tensor, flags: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return the cue scores, the role scores and how well each word goes with each cue."""
        states, scores = self.words(ids, head, flags, mask)
        for block in self.blocks:
            states = block(states, head, mask)
        states = self.drop(states)
        near = torch.einsum("bid,bjd->bij", self.part(states), self.cue(states)) / INNER**0.5
        near = near + self._places(flags[..., 1])
        return scores, self.role(states), near.masked_fill(mask.transpose(1, 2) == 0, HIDDEN)

    def _places(self, opens: Tensor) -> Tensor:
        """Score how far apart words stand, in words and in sentences."""
        own = torch.arange(opens.shape[1])
        away = own[None, :] - own[:, None]
        steps = torch.sign(away) * torch.bucketize(away.abs(), torch.as_tensor(EDGES), right=True) + len(EDGES)
        sentence = opens.cumsum(1)
        apart = (sentence[:, None, :] - sentence[:, :, None]).clamp(-2, 2) + 2
        return self.away(steps).squeeze(-1)[None] + self.apart(apart).squeeze(-1)


class Joint:
    """The network and what turns rows into its inputs, with the face of `Tagger`."""

    def __init__(self, sizes: Sequence[int]) -> None:
        assert len(sizes) == len(NAMES)
        self.net = JointNet(sizes)

    def state(self) -> State:
        """Copy the weights as they are."""
        return [{n: w.clone() for n, w in self.net.state_dict().items()}]

    def weights(self) -> list[nn.Parameter]:
        """Return what is fitted."""
        return list(self.net.parameters())

    def learn(self, learning: bool) -> None:
        """Turn what is hidden at random while learning on or off."""
        self.net.train(learning)

    def loss(self, rows: Sequence[Row]) -> Tensor:
        """Return how far the tagger is from the gold of a batch."""
        given = inputs(rows, learning=True)
        scores, roles, near = self.net(*given)
        mask, longest = given[3].squeeze(-1), scores.shape[1]
        gold = [one_role(row) for row in rows]
        wanted = torch.as_tensor(padded([row.cue for row in rows], longest))
        missed = functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none")
        parts = torch.as_tensor(padded([role for role, _ in gold], longest))
        wrong = functional.cross_entropy(roles.flatten(0, 1), parts.flatten(), reduction="none").view(parts.shape)
        cues = torch.as_tensor(padded([cue for _, cue in gold], longest))
        apart = functional.cross_entropy(near.flatten(0, 1), cues.flatten(), reduction="none").view(cues.shape)
        return ((missed + wrong + apart * (parts > 0)) * mask).sum() / len(rows)

    def cited(self, row: Row) -> Iterator[tuple[float, Array]]:
        """Yield the attributions of a row: how sure each is, and the role of each token."""
        scores, roles, near = self.net(*inputs([row], learning=False))
        chances = torch.sigmoid(scores)[0].tolist()
        cues = [i for i, chance in enumerate(chances) if chance > WORTH]
        if cues:
            best = roles[0].argmax(1).numpy()
            mine = near[0][:, cues].argmax(1).numpy()
            for number, cue in enumerate(cues):
                yield chances[cue], np.where(mine == number, best, 0)


def one_role(row: Row) -> tuple[Array, Array]:
    """Give each token of a row one role and the token that heads its cue; the attribution with the least content goes first."""
    roles, cues = np.zeros(row.count, dtype=np.int64), np.zeros(row.count, dtype=np.int64)
    for cue, gold in sorted(row.example.gold.items(), key=lambda pair: (-int((pair[1] == CONTENT).sum()), pair[0])):
        roles[gold > 0], cues[gold > 0] = gold[gold > 0], cue
    return roles, cues

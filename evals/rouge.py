"""ROUGE-LSum between the paragraphs of a page and those that were found: the longest common subsequences, joined by paragraph."""

import re
from collections import Counter
from collections.abc import Sequence

WORD = re.compile(r"[a-z0-9]+")


def rouge_lsum(gold: Sequence[str], found: Sequence[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1 as the rouge-score package counts them, words lower-cased, without stemming.

    >>> rouge_lsum(["The port is shut.", "Boats wait."], ["The port is shut."])
    (1.0, 0.6666666666666666, 0.8)
    """
    golds, founds = _words(gold), _words(found)
    size, said = sum(map(len, golds)), sum(map(len, founds))
    if not size or not said:
        return 0.0, 0.0, 0.0
    left, right = Counter(w for g in golds for w in g), Counter(w for f in founds for w in f)
    whole, hits = {tuple(f) for f in founds}, 0
    for words in golds:
        for i in range(len(words)) if tuple(words) in whole else sorted(_union(words, founds)):
            if left[words[i]] > 0 and right[words[i]] > 0:
                hits, left[words[i]], right[words[i]] = hits + 1, left[words[i]] - 1, right[words[i]] - 1
    precision, recall = hits / said, hits / size
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def _words(paragraphs: Sequence[str]) -> list[list[str]]:
    return [words for p in paragraphs if (words := WORD.findall(p.lower()))]


def _union(words: list[str], founds: list[list[str]]) -> set[int]:
    """Return the places in a paragraph that some found paragraph has in a longest common subsequence."""
    out: set[int] = set()
    own = set(words)
    for other in founds:
        if len(out) == len(words):
            break
        if own & set(other):
            out.update(_common(words, other))
    return out


def _common(a: list[str], b: list[str]) -> list[int]:
    rows = [[0] * (len(b) + 1)]
    for word in a:
        above, row, last = rows[-1], [0], 0
        for j, other in enumerate(b):
            last = above[j] + 1 if word == other else max(above[j + 1], last)
            row.append(last)
        rows.append(row)
    i, j, out = len(a), len(b), []
    while i and j:
        if a[i - 1] == b[j - 1]:
            i, j = i - 1, j - 1
            out.append(i)
        elif rows[i][j - 1] > rows[i - 1][j]:
            j -= 1
        else:
            i -= 1
    return out

"""The static model: one vector and one learned weight a piece; a text is the normalised weighted sum of its pieces."""

import numpy as np
import torch

from ragged import Rows, spans

# A piece that occurs n times in a text counts n ** (1 - REPEAT_DAMPING) times.
REPEAT_DAMPING = 0.5


def repeat_weights(rows, vocabulary_size):
    """For each piece of `rows.flat`, n ** -REPEAT_DAMPING, n being its count in its own row (float32)."""
    key = rows.row_numbers() * vocabulary_size + rows.flat
    order = np.argsort(key, kind="stable")
    edges = np.flatnonzero(np.r_[True, np.diff(key[order]) != 0, True])
    counts = np.empty(len(key), np.float32)
    counts[order] = np.repeat(np.diff(edges), np.diff(edges))
    return counts**-REPEAT_DAMPING


class Bags:
    """Rows of piece ids, each piece with its repeat weight."""

    def __init__(self, rows, weights):
        self.rows = rows
        self.weights = weights

    @classmethod
    def of(cls, rows, vocabulary_size):
        """Bags of rows, weights reckoned row by row."""
        return cls(rows, repeat_weights(rows, vocabulary_size))

    def take(self, indexes):
        """The chosen rows, in that order."""
        positions, offsets = self.rows.take(indexes)
        return Bags(Rows(self.rows.flat[positions], offsets), self.weights[positions])

    def slices(self, starts, ends):
        """Bags of flat[start:end] for each pair of positions."""
        positions, offsets = spans(starts, ends - starts)
        return Bags(Rows(self.rows.flat[positions], offsets), self.weights[positions])

    def keep(self, mask):
        """Without the pieces whose mask is false."""
        ends = np.zeros(len(mask) + 1, np.int64)
        np.cumsum(mask, out=ends[1:])
        return Bags(Rows(self.rows.flat[mask], ends[self.rows.offsets]), self.weights[mask])


def joined(first, second):
    """Row i of `first` followed by row i of `second`."""
    count = len(first.rows)
    flat = np.concatenate([first.rows.flat, second.rows.flat])
    weights = np.concatenate([first.weights, second.weights])
    starts = np.stack([first.rows.offsets[:-1], second.rows.offsets[:-1] + len(first.rows.flat)], 1).reshape(-1)
    lengths = np.stack([first.rows.lengths, second.rows.lengths], 1).reshape(-1)
    positions, offsets = spans(starts, lengths)
    return Bags(Rows(flat[positions], offsets[:: 2][: count + 1]), weights[positions])


def stacked(bags):
    """All rows of several bags, one after the other."""
    shifts = np.cumsum([0] + [len(bag.rows.flat) for bag in bags])
    offsets = [bag.rows.offsets[:-1] + shift for bag, shift in zip(bags, shifts)]
    return Bags(
        Rows(np.concatenate([bag.rows.flat for bag in bags]), np.concatenate([*offsets, shifts[-1:]])),
        np.concatenate([bag.weights for bag in bags]),
    )


class Model(torch.nn.Module):
    """`directions` [pieces, dimensions] and `log_weights` [pieces]: a piece's vector is direction × exp(log weight)."""

    def __init__(self, vocabulary, frequencies, dimensions, seed):
        super().__init__()
        random = np.random.default_rng(seed)
        own = random.standard_normal((len(vocabulary), dimensions)).astype(np.float32)
        of_rank = {part[0]: number for number, part in enumerate(vocabulary.parts) if len(part) == 1}
        directions = own.copy()
        for number, part in enumerate(vocabulary.parts):
            if len(part) > 1:
                # A collocation starts out near its syllables, so that «ủy ban» finds «ủy ban nhân dân».
                directions[number] += sum(own[of_rank[rank]] for rank in part)
        directions /= np.linalg.norm(directions, axis=1, keepdims=True)
        # Smooth inverse frequency: Arora et al. 2017.
        weights = 1e-3 / (1e-3 + frequencies)
        weights[0] = 1e-6
        self.directions = torch.nn.Parameter(torch.from_numpy(directions))
        self.log_weights = torch.nn.Parameter(torch.from_numpy(np.log(weights).astype(np.float32)))

    def table(self):
        """The vectors [pieces, dimensions] that are summed."""
        return self.directions * self.log_weights.exp()[:, None]


def embed(table, bags):
    """Normalised vectors [rows, dimensions] of bags."""
    summed = torch.nn.functional.embedding_bag(
        torch.from_numpy(bags.rows.flat).long(),
        table,
        torch.from_numpy(bags.rows.offsets[:-1]),
        mode="sum",
        per_sample_weights=torch.from_numpy(bags.weights),
    )
    return torch.nn.functional.normalize(summed, dim=1, eps=1e-6)

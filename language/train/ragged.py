"""Rows of different lengths in one flat array."""

import numpy as np


class Rows:
    """`flat` holds all rows end to end; row i is flat[offsets[i]:offsets[i + 1]]."""

    def __init__(self, flat, offsets):
        self.flat = flat
        self.offsets = offsets

    @classmethod
    def of(cls, arrays, dtype=np.int32):
        """Rows from a list of one-dimensional arrays."""
        offsets = np.zeros(len(arrays) + 1, np.int64)
        np.cumsum([len(array) for array in arrays], out=offsets[1:])
        flat = np.concatenate(arrays).astype(dtype) if arrays else np.zeros(0, dtype)
        return cls(flat, offsets)

    def __len__(self):
        return len(self.offsets) - 1

    def __getitem__(self, index):
        return self.flat[self.offsets[index] : self.offsets[index + 1]]

    @property
    def lengths(self):
        return np.diff(self.offsets)

    def row_numbers(self):
        """For each element of `flat`, the number of its row."""
        return np.repeat(np.arange(len(self)), self.lengths)

    def take(self, indexes):
        """The chosen rows as (positions in flat, offsets of the new rows)."""
        return spans(self.offsets[indexes], self.lengths[indexes])


def spans(starts, lengths):
    """Positions start … start + length of each span, end to end, and where each span begins in that list."""
    offsets = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=offsets[1:])
    positions = np.arange(offsets[-1]) + np.repeat(starts - offsets[:-1], lengths)
    return positions, offsets

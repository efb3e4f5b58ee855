"""Finds the collocations of two to four syllables: words of several syllables and set phrases."""

import numpy as np

LONGEST = 4
RANK_BITS = 15
LEAST_COUNT = 30
LEAST_INFORMATION = 2.0
# A run that mostly occurs inside one longer run is a fragment of it («mặt trận tổ»), not a word.
FRAGMENT_SHARE = 0.6


def pack(columns):
    """One 64-bit key for each run of up to four syllables, given by rank (rank 0 is packed as 1)."""
    key = np.zeros(len(columns[0]), np.int64)
    for column in columns:
        key = (key << RANK_BITS) | (column.astype(np.int64) + 1)
    return key


def unpack(key, length):
    """The ranks packed in one key."""
    mask = (1 << RANK_BITS) - 1
    return tuple(((int(key) >> (RANK_BITS * (length - 1 - i))) & mask) - 1 for i in range(length))


def count_runs(ranks, starts, length, least):
    """(keys, counts) of the runs of `length` ranked syllables inside a sentence that occur `least` times or more."""
    total = len(ranks) - length + 1
    inside = np.ones(total, bool)
    for step in range(length):
        inside &= ranks[step : total + step] >= 0
        if step:
            inside &= ~starts[step : total + step]
    where = np.flatnonzero(inside)
    keys = np.sort(pack([ranks[where + step] for step in range(length)]))
    edges = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1], True])
    counts = np.diff(edges)
    often = counts >= least
    return keys[edges[:-1][often]], counts[often]


def joins_words(run, words):
    """Whether a run is a pair, a word of two syllables and one more, or two words: «công bố thông tin», not «bố thông tin»."""
    if len(run) == 2:
        return True
    if len(run) == 3:
        return run[:2] in words or run[1:] in words
    return run[:2] in words and run[2:] in words


def find_collocations(ranks, starts, syllable_counts, total):
    """{run of ranks: count}, the most telling first: by count × pointwise mutual information.

    `ranks`: the corpus as frequency ranks, -1 for rare syllables; `starts`: true where a sentence begins.
    """
    log_probability = {(rank,): float(np.log(count / total)) for rank, count in enumerate(syllable_counts)}
    counts, value = {}, {}
    for length in range(2, LONGEST + 1):
        for key, count in zip(*count_runs(ranks, starts, length, LEAST_COUNT)):
            run = unpack(key, length)
            counts[run] = int(count)
            log_probability[run] = float(np.log(count / total))
            halves = max(log_probability[run[:i]] + log_probability[run[i:]] for i in range(1, length))
            information = log_probability[run] - halves
            if information >= LEAST_INFORMATION and joins_words(run, value):
                value[run] = float(count) * information
    for run, count in counts.items():
        for part in (run[1:], run[:-1]):
            if len(part) > 1 and count > FRAGMENT_SHARE * counts[part]:
                value.pop(part, None)
    return {run: counts[run] for run in sorted(value, key=lambda run: (-value[run], run))}

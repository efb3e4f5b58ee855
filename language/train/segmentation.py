"""Cuts rows of syllables into pieces exactly as a Unigram tokenizer does (Viterbi), all rows in lockstep."""

import numpy as np

from collocations import LONGEST, pack
from ragged import Rows
from vocabulary import JOIN, UNKNOWN


class Segmenter:
    """Turns rows of syllable numbers into rows of piece ids."""

    def __init__(self, vocabulary, syllables):
        self.vocabulary = vocabulary
        self.syllables = syllables
        self.tables = []
        by_length = [[] for _ in range(LONGEST + 1)]
        for number, part in enumerate(vocabulary.parts):
            by_length[len(part)].append((number, part))
        for length in range(1, LONGEST + 1):
            ids = np.array([number for number, _ in by_length[length]], np.int32)
            keys = pack(list(np.array([part for _, part in by_length[length]], np.int64).reshape(-1, length).T))
            order = np.argsort(keys)
            self.tables.append((keys[order], ids[order]))
        self._spelled = {}
        self._id_of = {piece: number for number, piece in enumerate(vocabulary.pieces)}

    def _candidates(self, ranks, row_starts, length):
        """(ids, scores) of the piece of `length` syllables that ends at each position; -1 and -inf where none does."""
        ids = np.full(len(ranks), -1, np.int32)
        keys, piece_ids = self.tables[length - 1]
        ends = np.flatnonzero(np.arange(len(ranks)) - row_starts >= length - 1)
        columns = [ranks[ends - length + 1 + step] for step in range(length)]
        whole = np.all([column >= 0 for column in columns], axis=0)
        ends = ends[whole]
        wanted = pack([column[whole] for column in columns])
        at = np.searchsorted(keys, wanted)
        hit = np.flatnonzero(at < len(keys))
        hit = hit[keys[at[hit]] == wanted[hit]]
        ids[ends[hit]] = piece_ids[at[hit]]
        scores = np.where(ids >= 0, self.vocabulary.scores[ids], -np.inf).astype(np.float32)
        return ids, scores

    def _spell(self, number):
        """Piece ids of a syllable that is no piece: the best prefix that is one, then letters."""
        if number not in self._spelled:
            text = JOIN + self.syllables[number]
            unknown = self._id_of[UNKNOWN]
            prefixes = [end for end in range(1, len(text) + 1) if text[:end] in self._id_of]
            scores = self.vocabulary.scores
            end = max(prefixes, key=lambda end: scores[self._id_of[text[:end]]] + scores[2] * (len(text) - end))
            letters = [self._id_of.get(letter, unknown) for letter in text[end:]]
            fused = [a for a, before in zip(letters, [None, *letters]) if not (a == before == unknown)]
            self._spelled[number] = np.array([self._id_of[text[:end]], *fused], np.int32)
        return self._spelled[number]

    def segment(self, rows):
        """Rows of piece ids for rows of syllable numbers."""
        ranks = self.vocabulary.rank_of[rows.flat]
        lengths = rows.lengths
        row_starts = np.repeat(rows.offsets[:-1], lengths)
        candidates = [self._candidates(ranks, row_starts, length) for length in range(1, LONGEST + 1)]
        # A syllable that is no piece is spelled out; it stands alone, at any price.
        candidates[0][1][ranks < 0] = -100.0
        chosen = self._best_lengths(rows, [scores for _, scores in candidates])
        ids = self._trace(rows, chosen, [piece_ids for piece_ids, _ in candidates])
        return self._expand(rows, ranks, ids)

    def _best_lengths(self, rows, scores):
        """For each position the number of syllables of the last piece on the best path that ends there."""
        order = np.argsort(-rows.lengths, kind="stable")
        begins, lengths = rows.offsets[order], rows.lengths[order]
        chosen = np.ones(len(rows.flat), np.int8)
        recent = [np.zeros(len(order), np.float32)] + [np.full(len(order), -np.inf, np.float32)] * (LONGEST - 1)
        for step in range(int(lengths[0]) if len(lengths) else 0):
            active = int(np.searchsorted(-lengths, -step))
            at = begins[:active] + step
            best = recent[0][:active] + scores[0][at]
            pick = np.ones(active, np.int8)
            for length in range(2, LONGEST + 1):
                total = recent[length - 1][:active] + scores[length - 1][at]
                better = total > best
                best = np.where(better, total, best)
                pick[better] = length
            chosen[at] = pick
            recent = [best] + recent[:-1]
        return chosen

    def _trace(self, rows, chosen, ids):
        """At each position that ends a piece of the best path its id (-1: to be spelled), else -2."""
        result = np.full(len(rows.flat), -2, np.int32)
        table = np.stack(ids)
        at = rows.offsets[1:] - 1
        begins = rows.offsets[:-1]
        alive = np.flatnonzero(at >= begins)
        at, begins = at[alive], begins[alive]
        while len(at):
            length = chosen[at]
            result[at] = table[length - 1, at]
            at = at - length
            alive = at >= begins
            at, begins = at[alive], begins[alive]
        return result

    def _expand(self, rows, ranks, ids):
        """Drops the positions inside a piece and spells the syllables that are no piece."""
        counts = (ids >= -1).astype(np.int64)
        spelled = np.flatnonzero(ids == -1)
        spellings = [self._spell(int(number)) for number in rows.flat[spelled]]
        counts[spelled] = [len(spelling) for spelling in spellings]
        ends = np.zeros(len(ids) + 1, np.int64)
        np.cumsum(counts, out=ends[1:])
        flat = np.repeat(ids, counts)
        for position, spelling in zip(spelled, spellings):
            flat[ends[position] : ends[position] + len(spelling)] = spelling
        return Rows(flat, ends[rows.offsets])

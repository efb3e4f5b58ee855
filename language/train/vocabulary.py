"""Chooses the pieces, frequent syllables and collocations, and writes them as tokenizer.json."""

import json

import numpy as np

from collocations import find_collocations

JOIN = "▁"
UNKNOWN = "<unk>"
PADDING = "<pad>"
CHARACTERS = "abcdefghijklmnopqrstuvwxyzđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ0123456789"
MOST_SYLLABLES = 12_000
LEAST_SYLLABLE = 12
# A letter by itself is so much less likely than the rarest piece that spelling is the last resort.
SPELLING_COST = 8.0


class Vocabulary:
    """`pieces`: texts in id order; `scores`: log probabilities; `parts`: the syllable ranks of each piece, none for
    marks and letters; `rank_of`: rank of each syllable number, -1 for those that are no piece."""

    def __init__(self, pieces, scores, parts, rank_of):
        self.pieces = pieces
        self.scores = scores
        self.parts = parts
        self.rank_of = rank_of

    def __len__(self):
        return len(self.pieces)


def choose_pieces(syllables, flat, starts, size):
    """The vocabulary of `size` pieces: frequent syllables, then the most telling collocations."""
    counts = np.bincount(flat, minlength=len(syllables))
    order = np.argsort(-counts, kind="stable")[:MOST_SYLLABLES]
    order = order[counts[order] >= LEAST_SYLLABLE]
    rank_of = np.full(len(syllables), -1, np.int32)
    rank_of[order] = np.arange(len(order))
    run_counts = {(rank,): int(count) for rank, count in enumerate(counts[order])}
    collocations = find_collocations(rank_of[flat], starts, counts[order], len(flat))
    marks = [PADDING, UNKNOWN, JOIN, *CHARACTERS]
    room = size - len(marks) - len(order)
    run_counts |= dict(list(collocations.items())[:room])
    log_probability = np.log(np.array(list(run_counts.values())) / len(flat))
    spelling = [0.0, 0.0] + [log_probability.min() - SPELLING_COST] * (len(marks) - 2)
    texts = [JOIN + syllables[number] for number in order]
    return Vocabulary(
        pieces=marks + ["".join(texts[rank] for rank in run) for run in run_counts],
        scores=np.concatenate([spelling, log_probability]),
        parts=[()] * len(marks) + list(run_counts),
        rank_of=rank_of,
    )


def write_tokenizer(vocabulary, path):
    """tokenizer.json of a Unigram model whose pieces span several syllables."""
    special = [
        {
            "id": number,
            "content": content,
            "single_word": False,
            "lstrip": False,
            "rstrip": False,
            "normalized": False,
            "special": True,
        }
        for number, content in enumerate([PADDING, UNKNOWN])
    ]
    metaspace = {"type": "Metaspace", "replacement": JOIN, "prepend_scheme": "always", "split": False}
    tokenizer = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": special,
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "NFC"},
                {"type": "Lowercase"},
                {"type": "Replace", "pattern": {"Regex": "[^\\p{L}\\p{N}]+"}, "content": " "},
                {"type": "Strip", "strip_left": True, "strip_right": True},
            ],
        },
        "pre_tokenizer": metaspace,
        "post_processor": None,
        "decoder": metaspace,
        "model": {
            "type": "Unigram",
            "unk_id": 1,
            "vocab": [[piece, round(float(score), 4)] for piece, score in zip(vocabulary.pieces, vocabulary.scores)],
            "byte_fallback": False,
        },
    }
    with open(path, "w", encoding="utf-8") as file:
        json.dump(tokenizer, file, ensure_ascii=False, separators=(",", ":"))

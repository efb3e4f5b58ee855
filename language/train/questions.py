"""The labelled questions, split so that no relevant article is shared between train, dev and test."""

import hashlib

from texts import read_jsonl

TRAIN, DEV = 70, 80


def part_of(key):
    """train, dev or test by a fixed hash: the first four bytes of SHA-256 of `key`, modulo 100."""
    share = int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") % 100
    return "train" if share < TRAIN else "dev" if share < DEV else "test"


def split_questions(path):
    """{'train' | 'dev' | 'test': [question]} of a queries file. Questions that share an article, directly or through
    others, form one group; the group's smallest article id decides its part."""
    questions = list(read_jsonl(path))
    parent = {}

    def root(article):
        while parent.setdefault(article, article) != article:
            article = parent[article]
        return article

    for question in questions:
        first, *others = question["relevant"]
        for article in others:
            low, high = sorted((root(first), root(article)))
            parent[high] = low
    parts = {"train": [], "dev": [], "test": []}
    for question in questions:
        parts[part_of(root(question["relevant"][0]))].append(question)
    return parts

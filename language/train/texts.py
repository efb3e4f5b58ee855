"""Reads the shared data and turns every text into a row of syllable numbers."""

import gzip
import json
import re
import subprocess
import unicodedata
from pathlib import Path

import numpy as np

TOKEN = re.compile(r"[^\W_]+|[^\w\s]+|\n")
HEADING = re.compile(r"^\s*Điều\s+\S+\s*")
HERE = Path(__file__).parent
NODE = HERE.parent.parent / "node_modules/.bin/node"


def read_jsonl(path):
    """Yields the objects of a .jsonl or .jsonl.gz file."""
    opener = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def strip_heading(title):
    """An article's title without its «Điều 12.»."""
    return HEADING.sub("", title).strip()


def index_forms(words):
    """The index form of each word, by language/text itself: what is trained must be what the product looks up."""
    done = subprocess.run(
        [NODE, HERE / "index-forms.ts"], input="\n".join(words).encode(), stdout=subprocess.PIPE, check=True
    )
    return done.stdout.decode().split("\n")


class Written:
    """Numbers for words as they are written: grows while texts are read. Marks get -1 and end a run."""

    def __init__(self):
        self.words = []
        self._number = {}

    def _add(self, word):
        number = len(self.words) if word[0].isalnum() else -1
        if number >= 0:
            self.words.append(word)
        self._number[word] = number
        return number

    def read(self, text):
        """(numbers, starts): int32 word numbers, and true where a word follows a mark or opens the text."""
        known, add = self._number, self._add
        found = TOKEN.findall(unicodedata.normalize("NFC", text).lower())
        numbers = np.fromiter((known[word] if word in known else add(word) for word in found), np.int32, len(found))
        is_word = numbers >= 0
        starts = np.empty(len(numbers), bool)
        starts[:1] = True
        starts[1:] = ~is_word[:-1]
        return numbers[is_word], starts[is_word]

    def syllables(self):
        """(texts, syllable of each written word): `hoà` and `hòa` become one syllable."""
        forms = index_forms(self.words)
        texts = sorted(set(forms))
        number = {text: i for i, text in enumerate(texts)}
        return texts, np.array([number[form] for form in forms], np.int32)

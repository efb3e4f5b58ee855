"""The texts to learn from, as rows of syllables: titles, the passages under them, and the labelled questions."""

import numpy as np

from questions import split_questions
from ragged import Rows
from texts import Written, read_jsonl, strip_heading

PASSAGE = 160
SHORTEST = 12
STEPS = ("trinh_tu_thuc_hien", "cach_thuc_thuc_hien", "thanh_phan_ho_so", "yeu_cau_dieu_kien")
COLLECTIONS = ("legal", "citizen")


def sections(data):
    """Yields (article, law, title, text) of all training texts in a fixed order; article is (collection, id) or None, and
    law is (collection, law) of an article."""
    for record in read_jsonl(data / "legal/corpus.jsonl.gz"):
        yield ("legal", record["id"]), ("legal", record["law"]), strip_heading(record["title"]), record["text"]
    for record in read_jsonl(data / "citizen/corpus.jsonl.gz"):
        yield ("citizen", record["id"]), ("citizen", record["law"]), "", record["text"]
    for record in read_jsonl(data / "procedures/procedures.jsonl.gz"):
        for step in STEPS:
            yield None, None, record["ten_thu_tuc"], record[step] or ""
    for name in ("vbpl", "congbao", "viwiki"):
        for record in read_jsonl(data / f"text/{name}.jsonl.gz"):
            yield None, None, record["title"], record["text"]


class Corpus:
    """Everything that is read, as rows of syllable numbers.

    `titles` has a row a section, `passages` one for each piece of at most PASSAGE syllables; `section_of` and
    `article_of` lead from a passage to its title's row and to its article's number (-1: no searched article), `law_of`
    to the number of its article's law (-1 likewise);
    `starts` is true in the flat passages where a sentence or line begins; `questions[collection][part]` is a list of
    (row in `question_rows`, set of relevant article numbers). `phrase_rows` are the `phrases` given.
    """

    def __init__(self, data, phrases):
        written = Written()
        titles, passages, starts, section_of, article_of, law_of = [], [], [], [], [], []
        self.articles, laws = {}, {}
        for section, (article, law, title, text) in enumerate(sections(data)):
            titles.append(written.read(title)[0])
            number = self.articles.setdefault(article, len(self.articles)) if article else -1
            law_number = laws.setdefault(law, len(laws)) if law else -1
            for body, body_starts in cut(*written.read(text), keep_short=article is not None):
                passages.append(body)
                starts.append(body_starts)
                section_of.append(section)
                article_of.append(number)
                law_of.append(law_number)
        questions = self._read_questions(data, written)
        words = [written.read(phrase)[0] for phrase in phrases]
        self.syllables, syllable_of = written.syllables()
        self.titles, self.passages, self.question_rows, self.phrase_rows = (
            Rows.of([syllable_of[row] for row in rows]) for rows in (titles, passages, questions, words)
        )
        self.starts = np.concatenate(starts)
        self.section_of, self.article_of, self.law_of = (np.array(of) for of in (section_of, article_of, law_of))

    def _read_questions(self, data, written):
        """Fills `questions`; gives the rows of written words."""
        rows = []
        self.questions = {}
        for collection in COLLECTIONS:
            parts = split_questions(data / collection / "queries.jsonl")
            self.questions[collection] = {part: [] for part in parts}
            for part, questions in parts.items():
                for question in questions:
                    relevant = {self.articles[(collection, article)] for article in question["relevant"]}
                    self.questions[collection][part].append((len(rows), relevant))
                    rows.append(written.read(question["text"])[0])
        return rows

    def passages_of(self, collection):
        """Numbers of the passages that belong to a collection's articles."""
        wanted = np.array([name == collection for name, _ in self.articles])
        return np.flatnonzero((self.article_of >= 0) & wanted[self.article_of])


def cut(words, starts, keep_short):
    """Yields (words, starts) of about equal pieces of at most PASSAGE words."""
    count = max(1, -(-len(words) // PASSAGE))
    edges = np.linspace(0, len(words), count + 1).astype(int)
    for begin, end in zip(edges[:-1], edges[1:]):
        if keep_short or end - begin >= SHORTEST:
            yield words[begin:end], np.r_[True, starts[begin + 1 : end]][: end - begin]

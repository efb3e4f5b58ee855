"""Batches of (query, passage) pairs for contrastive learning, all drawn from one seeded generator."""

import numpy as np

from model import joined, stacked

QUERY_DROPOUT = 0.1
RUN = 8
MOST_ALIKE_TITLES = 3
SHORTEST_TITLE = 3
SPAN = (6, 23)
CUT_SHARE = 0.6
TITLE_SHARE = 0.5
FRAME_SHARE = 0.5

# Questions wrap a subject in words that say nothing about it: learned by framing titles as questions.
FRAMES = [
    ("", ""),
    ("", "được quy định như thế nào"),
    ("", "là gì"),
    ("", "như thế nào"),
    ("quy định về", ""),
    ("quy định của pháp luật về", "hiện nay ra sao"),
    ("pháp luật quy định thế nào về", ""),
    ("", "bao gồm những gì"),
    ("", "gồm những nội dung nào"),
    ("có được", "hay không"),
    ("", "có đúng không"),
    ("cho tôi hỏi", "được thực hiện ra sao"),
    ("xin hỏi về", ""),
    ("trường hợp nào thì", ""),
    ("khi nào thì", ""),
    ("ai có thẩm quyền", ""),
    ("cơ quan nào có trách nhiệm", ""),
    ("thời hạn", "là bao lâu"),
    ("mức phạt đối với", "là bao nhiêu tiền"),
    ("thủ tục", "cần những giấy tờ gì"),
    ("điều kiện để", "là gì"),
    ("tôi muốn biết", "theo quy định mới nhất"),
    ("làm thế nào để", ""),
]


def without_some(bags, share, random):
    """Drops each piece with the chance `share`, but never all pieces of a row."""
    mask = random.random(len(bags.rows.flat)) >= share
    lengths = bags.rows.lengths
    mask[bags.rows.offsets[:-1][lengths > 0]] |= random.random(int((lengths > 0).sum())) < 0.9
    return bags.keep(mask)


class PairSource:
    """Draws pairs from titles, passages and the questions' frames."""

    def __init__(self, titles, passages, section_of, frames, random):
        self.titles = titles
        self.passages = passages
        self.section_of = section_of
        self.frames = frames
        self.random = random
        self.first_passage = np.searchsorted(section_of, np.arange(len(titles.rows) + 1))
        self.telling = self._telling_titles()
        self.long_enough = np.flatnonzero(passages.rows.lengths >= 2 * SPAN[1])

    def _telling_titles(self):
        """Titles that name their own subject: long enough, borne by few sections, with a passage."""
        rows = self.titles.rows
        keys = [rows[i].tobytes() for i in range(len(rows))]
        seen = {}
        for key in keys:
            seen[key] = seen.get(key, 0) + 1
        has_text = np.diff(self.first_passage) > 0
        return np.array(
            [
                i
                for i, key in enumerate(keys)
                if has_text[i] and len(rows[i]) >= SHORTEST_TITLE and seen[key] <= MOST_ALIKE_TITLES
            ]
        )

    def _runs(self, population, count):
        """`count` members of a sorted population in runs of neighbours: neighbours are hard negatives of each other."""
        starts = self.random.integers(0, len(population) - RUN, count // RUN)
        return population[(starts[:, None] + np.arange(RUN)).reshape(-1)]

    def _framed(self, queries):
        """Half of the queries between the words of a question."""
        count = len(queries.rows)
        picks = np.where(self.random.random(count) < FRAME_SHARE, self.random.integers(1, len(FRAMES), count), 0)
        before, after = self.frames
        return joined(joined(before.take(picks), queries), after.take(picks))

    def titled(self, count):
        """(titles as queries, one passage each of the section under them)."""
        chosen = self._runs(self.telling, count)
        first, last = self.first_passage[chosen], self.first_passage[chosen + 1]
        # The opening passage is the likeliest: an article says first what it is about.
        pick = first + np.floor((last - first) * self.random.random(count) ** 2).astype(np.int64)
        return self._framed(without_some(self.titles.take(chosen), QUERY_DROPOUT, self.random)), self.passages.take(pick)

    def cloze(self, count):
        """(spans out of passages, the passages, mostly without the span, half of them under their title)."""
        chosen = self._runs(self.long_enough, count)
        offsets = self.passages.rows.offsets
        length = self.random.integers(*SPAN, count)
        room = offsets[chosen + 1] - offsets[chosen] - length
        start = offsets[chosen] + (room * self.random.random(count)).astype(np.int64)
        queries = self.passages.slices(start, start + length)
        passages = self.passages.take(chosen)
        begins = passages.rows.offsets[:-1] + start - offsets[chosen]
        cut = self.random.random(count) < CUT_SHARE
        edges = np.zeros(len(passages.rows.flat) + 1, np.int32)
        np.add.at(edges, begins[cut], 1)
        np.add.at(edges, (begins + length)[cut], -1)
        passages = passages.keep(np.cumsum(edges[:-1]) == 0)
        return without_some(queries, QUERY_DROPOUT, self.random), self.under_title(passages, chosen, TITLE_SHARE)

    def under_title(self, passages, chosen, share):
        """Passages with their title in front, each with the chance `share`."""
        titles = self.titles.take(self.section_of[chosen])
        with_title = self.random.random(len(chosen)) < share
        return joined(titles.keep(np.repeat(with_title, titles.rows.lengths)), passages)

    def batch(self, count, titled_share):
        """A mixed batch of `count` pairs."""
        titled = int(count * titled_share) // RUN * RUN
        pairs = [self.titled(titled), self.cloze(count - titled)]
        return stacked([pair[0] for pair in pairs]), stacked([pair[1] for pair in pairs])

"""Trains the bundled embedding model from the shared data and writes it as a folder that transformers.js loads.

    npm run train -w language -- [--data ../shared/data] [--out language/model]
"""

import argparse
import os
import time
from pathlib import Path

import numpy as np
import torch

from corpus import COLLECTIONS, Corpus
from model import Bags, Model, embed, joined
from model_folder import write_folder
from pairs import FRAMES, PairSource
from scores import Contexts, best_articles, embed_all, ranking_scores
from segmentation import Segmenter
from training import Lessons, learn_from_questions, learn_from_texts
from vocabulary import choose_pieces

START = time.time()
PROJECT = Path(__file__).resolve().parent.parent.parent


def arguments():
    """The command line; the defaults are the recipe of the bundled model."""
    parser = argparse.ArgumentParser(description="Trains the bundled embedding model.")
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("TANGTHU_DATA", PROJECT / "../shared/data")))
    parser.add_argument("--out", type=Path, default=PROJECT / "language/model")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--pieces", type=int, default=36_000)
    parser.add_argument("--dimensions", type=int, default=384)
    parser.add_argument("--batch", type=int, default=1024)
    parser.add_argument("--steps", type=int, default=3000, help="steps of stage one")
    parser.add_argument("--rate", type=float, default=1e-3, help="learning rate of stage one")
    parser.add_argument("--texts-only-out", type=Path, help="also writes the model of stage one, which saw no question")
    parser.add_argument("--learn-from", nargs="+", default=["train", "dev"], help="parts of the questions for stage two")
    parser.add_argument("--question-steps", type=int, default=120, help="steps of stage two")
    parser.add_argument("--question-rate", type=float, default=1e-3, help="learning rate of stage two")
    parser.add_argument("--question-batch", type=int, default=512, help="unlabelled pairs beside the questions")
    parser.add_argument("--question-share", type=float, default=1.0, help="weight of the questions' loss")
    parser.add_argument("--hard", type=int, default=4, help="mined wrong passages a question")
    parser.add_argument("--mine-every", type=int, default=40)
    return parser.parse_args()


def say(*words):
    """One line of progress, with the seconds since the start."""
    print(f"{time.time() - START:6.0f}s", *words, flush=True)


class Task:
    """A searchable collection with its labelled questions, in bags of pieces."""

    def __init__(self, corpus, collection, titles, passages, questions):
        numbers = corpus.passages_of(collection)
        self.article_of = corpus.article_of[numbers]
        self.contexts = Contexts(corpus.law_of[numbers])
        self.documents = joined(titles.take(corpus.section_of[numbers]), passages.take(numbers))
        self.questions = corpus.questions[collection]
        self.question_bags = questions

    def scores(self, table, part):
        """nDCG@10, recall@10 and recall@100 of one part of the questions."""
        questions = self.questions[part]
        asked = embed(table, self.question_bags.take(np.array([row for row, _ in questions])))
        vectors = embed_all(table, self.documents)
        vectors = torch.nn.functional.normalize(vectors + self.contexts.of(vectors), dim=1)
        found = best_articles(asked, vectors, self.article_of, 100)
        return ranking_scores(found, [relevant for _, relevant in questions])


class Material:
    """The corpus cut into pieces: bags of titles, passages and questions, the vocabulary, the tasks."""

    def __init__(self, options, random):
        corpus = Corpus(options.data, [side for frame in FRAMES for side in frame])
        say(f"{len(corpus.passages)} passages, {len(corpus.passages.flat)} syllables")
        self.vocabulary = choose_pieces(corpus.syllables, corpus.passages.flat, corpus.starts, options.pieces)
        segmenter = Segmenter(self.vocabulary, corpus.syllables)
        size = len(self.vocabulary)
        titles, passages, self.questions, phrases = (
            Bags.of(segmenter.segment(rows), size)
            for rows in (corpus.titles, corpus.passages, corpus.question_rows, corpus.phrase_rows)
        )
        frames = [phrases.take(np.arange(side, len(phrases.rows), 2)) for side in (0, 1)]
        say(f"{len(passages.rows.flat)} pieces")
        self.frequencies = np.bincount(passages.rows.flat, minlength=size) / len(passages.rows.flat)
        self.source = PairSource(titles, passages, corpus.section_of, frames, random)
        self.tasks = {name: Task(corpus, name, titles, passages, self.questions) for name in COLLECTIONS}

    def measure(self, model, part):
        """Scores of every task on one part of its questions."""
        with torch.no_grad():
            return {name: task.scores(model.table(), part) for name, task in self.tasks.items()}

    def lessons(self, parts):
        """The labelled questions of the parts that may be learned from."""
        return [Lessons(task, [question for part in parts for question in task.questions[part]]) for task in self.tasks.values()]


def main():
    """The whole recipe: read, choose pieces, learn from texts, learn from questions, measure, write."""
    options = arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random = np.random.default_rng(options.seed)
    material = Material(options, random)
    model = Model(material.vocabulary, material.frequencies, options.dimensions, options.seed)
    results = {"test, untrained": material.measure(model, "test")}
    learn_from_texts(
        model,
        material.source,
        options.steps,
        options.batch,
        options.rate,
        lambda step, loss: say("texts", step, round(loss, 4), material.measure(model, "dev")),
    )
    results["test, texts only"] = material.measure(model, "test")
    if options.texts_only_out:
        write_folder(options.texts_only_out, material.vocabulary, model.table().detach().numpy(), dict(results))
    if options.question_steps > 0:
        learn_from_questions(
            model,
            material.source,
            material.lessons(options.learn_from),
            options,
            random,
            lambda step: say("questions", step, material.measure(model, "dev")),
        )
    results["dev"], results["test"] = material.measure(model, "dev"), material.measure(model, "test")
    results["minutes"] = round((time.time() - START) / 60, 1)
    say(results)
    write_folder(options.out, material.vocabulary, model.table().detach().numpy(), results)


if __name__ == "__main__":
    main()

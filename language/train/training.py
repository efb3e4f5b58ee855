"""The two stages of learning: titles and spans find their passages; then questions find their articles."""


import numpy as np
import torch
from torch.nn.functional import cross_entropy, normalize

from model import embed
from pairs import without_some
from scores import best_passages, embed_all

TEMPERATURE = 0.05
BETAS = (0.9, 0.99)
WEIGHT_RATE = 5
WARM_UP = 50
TITLED_SHARE = 0.6
REPORT_EVERY = 250
# Drawn for each step, from each collection by its share of all questions: a small one is soon known by heart.
QUESTIONS = 76
QUESTION_DROPOUT = 0.2
MINED = 100


class Schedule:
    """Adam with a short rise and a straight fall of the learning rate."""

    def __init__(self, model, rate, steps):
        self.optimizer = torch.optim.Adam(
            [
                {"params": [model.directions], "lr": rate},
                {"params": [model.log_weights], "lr": rate * WEIGHT_RATE},
            ],
            betas=BETAS,
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda step: min(1, (step + 1) / WARM_UP) * max(0.02, 1 - step / steps)
        )

    def step(self, loss):
        """One step down the gradient of `loss`."""
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        self.schedule.step()


def pair_loss(queries, passages):
    """Each query must find its own passage in the batch, and each passage its query."""
    similarity = queries @ passages.T / TEMPERATURE
    own = torch.arange(len(similarity))
    return (cross_entropy(similarity, own) + cross_entropy(similarity.T, own)) / 2


def learn_from_texts(model, source, steps, batch, rate, report):
    """Stage one, no labels: `report(step, mean loss)` is called every REPORT_EVERY steps."""
    schedule = Schedule(model, rate, steps)
    losses = []
    for step in range(1, steps + 1):
        queries, passages = source.batch(batch, TITLED_SHARE)
        table = model.table()
        loss = pair_loss(embed(table, queries), embed(table, passages))
        schedule.step(loss)
        losses.append(loss.item())
        if step % REPORT_EVERY == 0 or step == steps:
            report(step, float(np.mean(losses)))
            losses = []


class Lessons:
    """Labelled questions with the passages that answer each best and the wrong passages that the model ranks first."""

    def __init__(self, task, questions):
        self.task = task
        self.questions = questions
        self.bags = task.question_bags.take(np.array([row for row, _ in questions]))

    def mine(self, table):
        """Looks up, with the vectors as they are now, the right passages and the hardest wrong ones."""
        vectors = embed_all(table, self.task.documents)
        self.context = self.task.contexts.of(vectors)
        vectors = normalize(vectors + self.context, dim=1)
        asked = embed_all(table, self.bags)
        found = best_passages(asked, vectors, MINED)
        self.right, self.wrong = [], []
        for question, (_, relevant) in enumerate(self.questions):
            answers = np.flatnonzero(np.isin(self.task.article_of, list(relevant)))
            similarity = (vectors[answers] @ asked[question]).numpy()
            self.right.append(answers[np.argsort(-similarity)][:2])
            self.wrong.append(found[question][~np.isin(self.task.article_of[found[question]], list(relevant))])

    def draw(self, count, hard, random):
        """(questions, right passages, wrong passages, numbers of the drawn questions)."""
        chosen = random.choice(len(self.questions), min(count, len(self.questions)), replace=False)
        right = np.array([random.choice(self.right[question]) for question in chosen])
        # A long article may fill the first places alone: then a wrong passage is drawn more than once.
        wrong = [
            random.choice(self.wrong[question], hard, replace=len(self.wrong[question]) < hard) for question in chosen
        ]
        queries = without_some(self.bags.take(chosen), QUESTION_DROPOUT, random)
        return queries, right, np.concatenate(wrong), chosen

    def loss(self, table, count, hard, others, random):
        """Each question must find its passage among all right and wrong ones drawn and the batch's `others`."""
        queries, right, wrong, chosen = self.draw(count, hard, random)
        candidates = np.concatenate([right, wrong])
        passages = embed(table, self.task.documents.take(candidates))
        in_context = normalize(passages + self.context[candidates], dim=1)
        similarity = embed(table, queries) @ torch.cat([in_context, others]).T / TEMPERATURE
        for row, question in enumerate(chosen):
            also_right = np.isin(self.task.article_of[candidates], list(self.questions[question][1]))
            also_right[row] = False
            similarity[row, : len(candidates)][torch.from_numpy(also_right)] = -1e4
        return cross_entropy(similarity, torch.arange(len(chosen)))


def learn_from_questions(model, source, lessons, options, random, report):
    """Stage two, beside more of stage one. `lessons`: one Lessons a collection; wrong passages are mined anew every
    `options.mine_every` steps; `report(step)` is called then."""
    schedule = Schedule(model, options.question_rate, options.question_steps)
    total = sum(len(lesson.questions) for lesson in lessons)
    counts = [round(QUESTIONS * len(lesson.questions) / total) for lesson in lessons]
    for step in range(options.question_steps):
        if step % options.mine_every == 0:
            report(step)
            for lesson in lessons:
                lesson.mine(model.table().detach())
        queries, passages = source.batch(options.question_batch, TITLED_SHARE)
        table = model.table()
        others = embed(table, passages)
        loss = pair_loss(embed(table, queries), others)
        for lesson, count in zip(lessons, counts):
            loss = loss + options.question_share * lesson.loss(table, count, options.hard, others, random)
        schedule.step(loss)
    report(options.question_steps)

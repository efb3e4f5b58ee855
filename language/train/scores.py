"""Search quality of the vectors on labelled questions: exact search over every passage, the best passage an article."""

import numpy as np
import torch

from model import embed

BATCH = 4096
# As language/embedding/context.ts: how much the mean and the opening passage of its document count in a passage's vector.
WHOLE, OPENING = 0.5, 0.15


def embed_all(table, bags):
    """Vectors [rows, dimensions] of all bags, in batches."""
    with torch.no_grad():
        return torch.cat(
            [
                embed(table, bags.take(np.arange(start, min(start + BATCH, len(bags.rows)))))
                for start in range(0, len(bags.rows), BATCH)
            ]
        )


class Contexts:
    """What the documents of passages (int [passages], any numbers) add to their vectors."""

    def __init__(self, document_of):
        _, first, document = np.unique(document_of, return_index=True, return_inverse=True)
        self.first = torch.from_numpy(first)
        self.document = torch.from_numpy(document)
        self.counts = torch.from_numpy(np.bincount(document)).float()[:, None]

    def of(self, vectors):
        """[passages, dimensions]: to be added to `vectors` before they are brought to length 1 again."""
        sums = torch.zeros(len(self.counts), vectors.shape[1]).index_add_(0, self.document, vectors)
        return (WHOLE * sums / self.counts + OPENING * vectors[self.first])[self.document]


def best_passages(question_vectors, passage_vectors, depth):
    """For each question the numbers of the `depth` nearest passages, nearest first (int64 [questions, depth])."""
    depth = min(depth, len(passage_vectors))
    return np.concatenate(
        [
            (question_vectors[start : start + 64] @ passage_vectors.T).topk(depth, dim=1).indices.numpy()
            for start in range(0, len(question_vectors), 64)
        ]
    )


def best_articles(question_vectors, passage_vectors, article_of, depth):
    """For each question the `depth` best articles, best first, -1 where there are fewer (int64 [questions, depth])."""
    results = np.full((len(question_vectors), depth), -1)
    for row, passages in enumerate(best_passages(question_vectors, passage_vectors, depth * 6)):
        articles = article_of[passages]
        found = articles[np.sort(np.unique(articles, return_index=True)[1])][:depth]
        results[row, : len(found)] = found
    return results


def ranking_scores(found, relevant):
    """Mean nDCG@10, recall@10 and recall@100 of ranked articles (a list of sets of relevant ones beside them)."""
    gains = 1 / np.log2(np.arange(2, 12))
    ndcg, recall10, recall100 = [], [], []
    for row, wanted in zip(found, relevant):
        hits = np.isin(row, list(wanted))
        ndcg.append(float((hits[:10] * gains).sum() / gains[: len(wanted)].sum()))
        recall10.append(hits[:10].sum() / len(wanted))
        recall100.append(hits[:100].sum() / len(wanted))
    return {
        "ndcg10": round(float(np.mean(ndcg)), 4),
        "recall10": round(float(np.mean(recall10)), 4),
        "recall100": round(float(np.mean(recall100)), 4),
    }

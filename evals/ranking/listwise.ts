import type { Features } from '@tangthu/server/retrieval/features';
import type { FeatureWeights, LearnedOrder } from '@tangthu/server/retrieval/learned-order';
import { Random } from '../quality/random.ts';
import type { JudgedQuery } from './judged-query.ts';
import { Network, rounded, type Rows, type Spread } from './network.ts';

/** Networks from different starts, whose scores are averaged: one alone differs by a point with its start. */
const NETWORKS = 3;
const EPOCHS = 30;
const BATCH = 64;
const RATE = 0.01;

type Name = keyof Features;

/**
 * Learns an order from judged queries: a linear score and a small hidden layer over standardized features, trained so
 * that the right passages have the largest share of the softmax over each query's passages (ListNet's loss: Cao et al.
 * 2007), by Adam with decaying weights. The same queries give the same order.
 */
export function learnOrder(queries: readonly JudgedQuery[], names: readonly Name[]): LearnedOrder {
  const useful = queries.filter(({ right }) => right.includes(true) && right.includes(false));
  const spread = names.map((name) => spreadOf(useful, name));
  const rows = useful.map((query) => rowsOf(query, names, spread));
  const networks = Array.from({ length: NETWORKS }, (_, seed) => trained(rows, names.length, seed));
  return meanOrder(networks.map((network) => network.order(names, spread)));
}

function trained(rows: readonly Rows[], features: number, seed: number): Network {
  const network = new Network(features, seed);
  const random = new Random(`order ${seed}`);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const order = random.shuffled(rows);
    const rate = RATE * (1 - epoch / EPOCHS);
    for (let from = 0; from < order.length; from += BATCH)
      network.step(order.slice(from, from + BATCH), rate);
  }
  return network;
}

/** One order whose score is the mean of the others': their hidden units stand side by side. */
function meanOrder(orders: readonly LearnedOrder[]): LearnedOrder {
  const [first] = orders as [LearnedOrder];
  const merged = Object.entries(first.features).map(([name, weights]) => {
    const all = orders.map(({ features }) => features[name as Name] as FeatureWeights);
    const alone = rounded(all.reduce((sum, { alone }) => sum + alone, 0) / orders.length);
    return [name, { ...weights, alone, hidden: all.flatMap(({ hidden }) => hidden) }];
  });
  return {
    ...first,
    features: Object.fromEntries(merged) as LearnedOrder['features'],
    bias: orders.flatMap(({ bias }) => bias),
    out: orders.flatMap(({ out }) => out.map((weight) => rounded(weight / orders.length))),
  };
}

function spreadOf(queries: readonly JudgedQuery[], name: Name): Spread {
  let [count, sum, squares] = [0, 0, 0];
  for (const { features } of queries) {
    for (const row of features) {
      count++;
      sum += row[name];
      squares += row[name] ** 2;
    }
  }
  const mean = sum / Math.max(1, count);
  const scale = Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean ** 2));
  return { mean: rounded(mean), scale: rounded(scale) || 1 };
}

function rowsOf(
  { features, right, weight }: JudgedQuery,
  names: readonly Name[],
  spread: readonly Spread[],
): Rows {
  const values = new Float64Array(features.length * names.length);
  features.forEach((row, at) => {
    names.forEach((name, column) => {
      const { mean, scale } = spread[column] as Spread;
      values[at * names.length + column] = (row[name] - mean) / scale;
    });
  });
  return { values, right, weight };
}

import type { FacetValue } from '@tangthu/server/retrieval/search-result';

/** An agency of the filter column with those that it followed. Choosing it chooses them too. */
export interface AgencyNode {
  readonly value: string;
  readonly label: string;
  /** Documents of the agency and of all under it. */
  readonly count: number;
  /** The codes that its filter means: its own first. */
  readonly values: readonly string[];
  readonly under: readonly AgencyNode[];
}

/** The agencies of a bloc. */
interface AgencyBloc {
  readonly bloc: NonNullable<FacetValue['bloc']> | undefined;
  readonly agencies: readonly AgencyNode[];
}

/** Counted agencies as a tree by blocs, the most documents first; each agency under the one that followed it. */
export function agencyBlocs(values: readonly FacetValue[]): AgencyBloc[] {
  const known = new Set(values.map(({ value }) => value));
  const below = Map.groupBy(values, ({ under }) => (under && known.has(under) ? under : ''));
  const nodeOf = (one: FacetValue): AgencyNode => {
    const under = nodesOf(one.value);
    return {
      value: one.value,
      label: one.label,
      count: one.within ?? one.count,
      values: [one.value, ...under.flatMap((node) => node.values)],
      under,
    };
  };
  const nodesOf = (above: string): AgencyNode[] =>
    (below.get(above) ?? []).map(nodeOf).sort((one, other) => other.count - one.count);
  const blocOf = new Map(values.map(({ value, bloc }) => [value, bloc]));
  return [...Map.groupBy(nodesOf(''), ({ value }) => blocOf.get(value))].map(([bloc, agencies]) => ({
    bloc,
    agencies,
  }));
}

/** The chosen codes with an agency and all under it chosen too, or none of them chosen any more. */
export function toggled(chosen: readonly string[], { values }: Pick<AgencyNode, 'values'>): string[] {
  const others = chosen.filter((value) => !values.includes(value));
  return values.every((value) => chosen.includes(value)) ? others : [...others, ...values];
}

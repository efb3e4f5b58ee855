import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import { legalStatus, loadAgencies, loadDocuments, summaryOf } from '../retrieval/document-summaries.ts';
import { changesOf, linksOf, type ChainLink } from './chain-steps.ts';
import type { ChainEdge, ChainNode, ChainRelation, DocumentChain } from './chain-view.ts';
import { visibleGroups } from './duplicate-members.ts';
import { RecordNotFoundError } from './record-errors.ts';

/** How far a chain is followed in each direction, and how many documents and names it holds. */
const STEPS = 4;
const NODES = 60;

/**
 * The chain in which a document stands: what it names, what that amended, replaced or repealed in its turn; what changed it, and what
 * changed that. Every link is looked up with the reader's own eyes. Throws `RecordNotFoundError` when the document is hidden or missing.
 */
export function documentChain(store: Store, reader: Reader, id: string): Promise<DocumentChain> {
  return asReader(store, reader, async (transaction) => {
    if (!(await loadDocuments({ transaction }, [id])).has(id)) throw new RecordNotFoundError();
    const walk = new Walk(transaction, id);
    await walk.follow(-1, (documents, step) => linksOf(transaction, documents, step === -1));
    await walk.follow(1, (documents) => changesOf(transaction, documents));
    return { nodes: await describe(transaction, walk), edges: walk.edges, complete: walk.complete };
  });
}

interface Place {
  readonly document: string | null;
  readonly number: string | null;
  readonly date: string | null;
  readonly step: number;
}

/** Goes from a document step by step, and knows where it has been: copies of one document are one place, and no circle is walked twice. */
class Walk {
  readonly places = new Map<string, Place>();
  complete = true;
  readonly #transaction: Transaction;
  readonly #start: string;
  /** For every copy of a document the one that stands for all. */
  readonly #copies = new Map<string, string>();
  readonly #edges = new Map<string, ChainEdge>();

  constructor(transaction: Transaction, start: string) {
    this.#transaction = transaction;
    this.#start = start;
    this.places.set(start, { document: start, number: null, date: null, step: 0 });
  }

  get edges(): ChainEdge[] {
    return [...this.#edges.values()].filter(({ from, to }) => this.places.has(from) && this.places.has(to));
  }

  /** Follows links from the start, in steps of -1 to what is named, of 1 to what names. */
  async follow(
    direction: -1 | 1,
    linksFrom: (documents: readonly string[], step: number) => Promise<ChainLink[]>,
  ): Promise<void> {
    let edge = [this.#start];
    for (let step = direction; edge.length > 0; step += direction) {
      const links = await linksFrom(edge, step);
      await this.#joinCopies(
        links.flatMap(({ document, other }) => (other === null ? [document] : [document, other])),
      );
      const beyond = links.flatMap((link) => this.#enter(link, direction, step));
      edge = [...new Set(beyond)];
    }
  }

  /** Notes a link, and the place to which it leads where that is new; gives that place's document. */
  #enter(link: ChainLink, direction: -1 | 1, step: number): string[] {
    const near = this.#standsFor(link.document);
    const other = link.other === null ? null : this.#standsFor(link.other);
    const key = other ?? `${near} ${link.number ?? ''} ${link.date ?? ''}`;
    if (key === near) return [];
    const isNew = !this.places.has(key);
    if (isNew && (this.places.size >= NODES || Math.abs(step) > STEPS)) {
      this.complete = false;
      return [];
    }
    if (isNew) this.places.set(key, { document: other, number: link.number, date: link.date, step });
    const [from, to] = direction === -1 ? [near, key] : [key, near];
    this.#note(from, to, link.relation, link.since);
    return isNew && other !== null ? [other] : [];
  }

  /** A document that amends or ends another also cites it: that goes without saying. */
  #note(from: string, to: string, relation: ChainRelation, since: string | null): void {
    const cited = `${from} cites ${to}`;
    const said = [...this.#edges.values()].some((edge) => edge.from === from && edge.to === to);
    if (relation === 'cites' && said) return;
    if (relation !== 'cites') this.#edges.delete(cited);
    this.#edges.set(`${from} ${relation} ${to}`, { from, to, relation, since });
  }

  #standsFor(document: string): string {
    return this.#copies.get(document) ?? document;
  }

  async #joinCopies(documents: readonly string[]): Promise<void> {
    const unknown = [...new Set([this.#start, ...documents])].filter((id) => !this.#copies.has(id));
    for (const group of await visibleGroups(this.#transaction, unknown)) {
      const members = group.map(({ document }) => document);
      const first =
        members.find((id) => this.places.has(id)) ??
        unknown.find((id) => members.includes(id)) ??
        members[0] ??
        '';
      for (const id of members) if (!this.#copies.has(id)) this.#copies.set(id, first);
    }
  }
}

async function describe(transaction: Transaction, { places }: Walk): Promise<ChainNode[]> {
  const ids = [...places.values()].flatMap(({ document }) => document ?? []);
  const rows = await loadDocuments({ transaction }, ids);
  const agencies = await loadAgencies({ transaction }, [
    ...new Set([...rows.values()].map(({ custodian }) => custodian)),
  ]);
  return [...places].map(([key, { document, number, date, step }]) => {
    const row = rows.get(document ?? '');
    return {
      key,
      document: row ? summaryOf(row, agencies) : null,
      number: row ? row.document_number : number,
      issuedDate: row ? row.issued_date : date,
      status: row ? legalStatus(row.changes) : 'unchanged',
      step,
    };
  });
}

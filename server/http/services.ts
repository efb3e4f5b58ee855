import type { OriginalsReader } from '@tangthu/db/originals';
import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import type { Abbreviations } from '@tangthu/language/text/abbreviations';
import type { Logger } from 'pino';
import type { AnswerEvent, AnswerRequest } from '../answers/answer-view.ts';
import type { ExportFolder } from '../exports/export-folder.ts';
import type { Rounds } from '../background/rounds.ts';
import type { IdentityKey } from '../identity/identity-key.ts';
import type { SingleSignOn } from '../identity/single-sign-on.ts';
import type { PageImages } from '../images/page-images.ts';
import type { ClientAddresses } from './client-address.ts';
import type { QueryEmbeddings } from '../retrieval/search-context.ts';
import type { SearchRequest, SearchResult } from '../retrieval/search-result.ts';

/** What the API works with; made once at the start. */
export interface Services {
  readonly store: Store;
  readonly originals: OriginalsReader;
  readonly images: PageImages;
  readonly search: (reader: Reader, request: SearchRequest) => Promise<SearchResult>;
  /** Answers a question, piece by piece. */
  readonly answer: (
    reader: Reader,
    request: AnswerRequest,
    signal: AbortSignal,
  ) => AsyncGenerator<AnswerEvent, void, undefined>;
  /** The embedder of queries, of the model that filled the store. */
  readonly embeddings: QueryEmbeddings;
  /** The abbreviations that queries may use; the bundled ones when left out. */
  readonly abbreviations?: Abbreviations | undefined;
  /** Where exports lie, and who writes them. */
  readonly exports: { readonly folder: ExportFolder; readonly worker: Rounds };
  readonly log: Logger;
  /** From which address a request comes. */
  readonly addresses: ClientAddresses;
  /** Under which secrets of second factors are encrypted. */
  readonly identityKey: IdentityKey;
  /** The agency's own single sign-on, where the operator set one up. */
  readonly singleSignOn?: SingleSignOn | undefined;
  /** Whether demonstration accounts may sign in without a password. */
  readonly demonstration: boolean;
  /** The address that people type, where a proxy stands before the server; cookies are `Secure` when it is https. */
  readonly publicOrigin?: string | undefined;
}

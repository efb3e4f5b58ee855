import type { OriginalsReader } from '@tangthu/db/originals';
import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import type { Abbreviations } from '@tangthu/language/text/abbreviations';
import type { Logger } from 'pino';
import type { PageImages } from '../images/page-images.ts';
import type { SearchRequest, SearchResult } from '../retrieval/search-result.ts';

/** What the API works with; made once at the start. */
export interface Services {
  readonly store: Store;
  readonly originals: OriginalsReader;
  readonly images: PageImages;
  readonly search: (reader: Reader, request: SearchRequest) => Promise<SearchResult>;
  /** The abbreviations that queries may use; the bundled ones when left out. */
  readonly abbreviations?: Abbreviations | undefined;
  readonly log: Logger;
  /** Whether demonstration accounts may sign in without a password. */
  readonly demonstration: boolean;
  /** The address that people type, where a proxy stands before the server; cookies are `Secure` when it is https. */
  readonly publicOrigin?: string | undefined;
}

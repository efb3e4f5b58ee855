/** What deep zoom needs of a IIIF `info.json`; the rest is handed on as it is. */
export interface ImageInfo {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

/**
 * The image information with its address on this very origin. Behind a proxy the API can't always know the address
 * that the browser uses, and no request may leave the origin.
 */
export function withLocalAddress<Info extends ImageInfo>(info: Info, service: string): Info {
  return { ...info, id: service };
}

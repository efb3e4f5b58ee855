import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/** Bears a visitor's address from the portal's pages to the API, inside of this process. */
const HEADER = 'x-tangthu-client';

/**
 * From which network address a request comes. The portal calls the API from this very machine: pages are stamped with their
 * visitor's address before the portal gets them, and the portal hands the stamp on. It is sealed with a key that this process drew,
 * so that no outsider can make one up.
 */
export class ClientAddresses {
  readonly #key = randomBytes(32);
  readonly #proxies: number;

  /** `proxies`: how many proxies of the operator's stand before the server, each adding to `X-Forwarded-For`. */
  constructor(proxies = 0) {
    this.#proxies = proxies;
  }

  /** Puts the stamp on a request to the portal, in the place of any that came with it. */
  stamp(incoming: IncomingMessage): void {
    const address = this.#ofConnection(incoming);
    incoming.headers[HEADER] = `${address} ${this.#seal(address)}`;
  }

  /** The address of a request to the API: the stamped one of a page's visitor, or the connection's own. */
  of(incoming: IncomingMessage): string {
    const stamp = incoming.headers[HEADER];
    const [address = '', seal = ''] = typeof stamp === 'string' ? stamp.split(' ') : [];
    const own = Buffer.from(this.#seal(address));
    const given = Buffer.from(seal);
    return given.length === own.length && timingSafeEqual(given, own)
      ? address
      : this.#ofConnection(incoming);
  }

  /** The outermost of the operator's proxies says who came to it; what stands before that, anyone may have written. */
  #ofConnection({ headers, socket }: IncomingMessage): string {
    const connected = socket.remoteAddress ?? '';
    if (this.#proxies === 0) return connected;
    const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
    const address = forwarded.at(-this.#proxies)?.trim() ?? '';
    return isIP(address) ? address : connected;
  }

  #seal(address: string): string {
    return createHmac('sha256', this.#key).update(address).digest('base64url');
  }
}

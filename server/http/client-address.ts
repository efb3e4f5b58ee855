import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Bears a visitor's address from the portal's pages to the API, inside of this process. */
const HEADER = 'x-tangthu-client';

/** Where an operator's proxies stand: on this machine or in its own network. Whoever comes from elsewhere is no proxy. */
const NEAR = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  NEAR.addSubnet(network, prefix);
}
NEAR.addSubnet('::1', 128, 'ipv6');
NEAR.addSubnet('fc00::', 7, 'ipv6');
NEAR.addSubnet('fe80::', 10, 'ipv6');

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
    const connected = plain(socket.remoteAddress ?? '');
    if (this.#proxies === 0 || !isNear(connected)) return connected;
    const forwarded = String(headers['x-forwarded-for'] ?? '').split(',');
    const address = forwarded.at(-this.#proxies)?.trim() ?? '';
    return isIP(address) ? plain(address) : connected;
  }

  #seal(address: string): string {
    return createHmac('sha256', this.#key).update(address).digest('base64url');
  }
}

/** An address of IPv4 that comes over IPv6 (`::ffff:192.0.2.1`) is written as what it is. */
function plain(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return mapped ?? address;
}

function isNear(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && NEAR.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

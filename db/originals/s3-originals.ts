import { AwsClient } from 'aws4fetch';
import { OriginalMissingError, originalName, OriginalsError, type Originals } from './originals.ts';

/** A bucket of an S3-compatible service. */
export interface S3Location {
  /** The service's address, such as `https://s3.example.vn`; the bucket is named in the path. */
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly bucket: string;
  /** What stands before every name, without a slash at its ends; may be empty. */
  readonly prefix: string;
}

/** A request that the service refuses for the moment (5xx, no connection) is made again so many times, with growing pauses. */
const RETRIES = 4;

/** Originals in an S3-compatible bucket. An object appears whole or not at all, and the service checks its SHA-256. */
export function s3Originals(location: S3Location): Originals {
  const { endpoint, bucket, prefix, ...credentials } = location;
  const client = new AwsClient({ ...credentials, service: 's3', retries: RETRIES });
  const place = `s3://${[bucket, prefix].filter((part) => part !== '').join('/')}`;
  const addressOf = (hash: string): string =>
    [endpoint.replace(/\/+$/, ''), bucket, prefix, originalName(hash)]
      .filter((part) => part !== '')
      .join('/');

  const ask = async (method: string, hash: string, init: RequestInit = {}): Promise<Response> => {
    const address = addressOf(hash);
    const response = await client.fetch(address, { method, ...init }).catch((cause: unknown) => {
      throw new OriginalsError(
        `${place} did not answer: check ORIGINALS_ENDPOINT and that the service runs.`,
        { cause },
      );
    });
    if (response.ok) return response;
    await response.body?.cancel();
    if (response.status === 404) throw new OriginalMissingError(hash);
    throw new OriginalsError(
      `${place} refused a file (${method}, status ${response.status}): check its keys, rights and free space.`,
    );
  };
  const put = async (hash: string, bytes: Uint8Array): Promise<void> => {
    // The name is the hash of the bytes: signed as such, a body that changed on its way is refused.
    const headers = { 'x-amz-content-sha256': hash, 'content-type': 'application/pdf' };
    await ask('PUT', hash, { body: bytes as Uint8Array<ArrayBuffer>, headers });
  };
  const sizeOf = async (hash: string): Promise<number | undefined> => {
    try {
      return Number((await ask('HEAD', hash)).headers.get('content-length'));
    } catch (error) {
      if (error instanceof OriginalMissingError) return undefined;
      throw error;
    }
  };
  return {
    place,
    read: async (hash) => new Uint8Array(await (await ask('GET', hash)).arrayBuffer()),
    open: async (hash) => {
      const { headers, body } = await ask('GET', hash);
      if (!body) throw new OriginalMissingError(hash);
      return { size: Number(headers.get('content-length')), stream: body };
    },
    keep: async (hash, bytes) => {
      if ((await sizeOf(hash)) !== bytes.length) await put(hash, bytes);
    },
    repair: put,
  };
}

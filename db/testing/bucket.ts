import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import type { S3Location } from '../originals/s3-originals.ts';

/** A bucket of a real S3-compatible server on this machine, for tests. */
export interface TestBucket {
  readonly location: S3Location;
  close(): Promise<void>;
}

/** Starts the server on a free port of the loopback, with an empty bucket. */
export async function openBucket(): Promise<TestBucket> {
  const directory = await mkdtemp(join(tmpdir(), 'tangthu-bucket-'));
  const server = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory,
    configureBuckets: [{ name: 'records', configs: [] }],
  });
  const { port } = await server.run();
  return {
    location: {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      accessKeyId: 'S3RVER',
      secretAccessKey: 'S3RVER',
      bucket: 'records',
      prefix: 'originals',
    },
    close: async () => {
      await server.close();
      await rm(directory, { recursive: true });
    },
  };
}

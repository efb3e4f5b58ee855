import { join } from 'node:path';
import { dataFolder } from '../location.ts';
import { folderOriginals } from './folder-originals.ts';
import { OriginalsError, type Originals } from './originals.ts';
import { s3Originals, type S3Location } from './s3-originals.ts';

/** Where originals are: a local folder, or a bucket. */
export type OriginalsLocation = { readonly folder: string } | S3Location;

/**
 * Where the environment says the originals are: `ORIGINALS`, a folder or `s3://bucket/prefix`, else `originals` under
 * `DATA_FOLDER`. Throws `OriginalsError` for an S3 place whose settings are missing.
 */
export function originalsLocation(environment: NodeJS.ProcessEnv): OriginalsLocation {
  return locationOf(environment['ORIGINALS'] || join(dataFolder(environment), 'originals'), environment);
}

/** The second copy that `ORIGINALS_COPY` names, from which damaged originals are repaired; undefined without one. */
export function originalsCopyLocation(environment: NodeJS.ProcessEnv): OriginalsLocation | undefined {
  const place = environment['ORIGINALS_COPY'];
  return place ? locationOf(place, environment) : undefined;
}

/** Opens the place of the originals; nothing is asked of it yet. */
export function openOriginals(location: OriginalsLocation): Originals {
  return 'folder' in location ? folderOriginals(location.folder) : s3Originals(location);
}

function locationOf(place: string, environment: NodeJS.ProcessEnv): OriginalsLocation {
  const bucket = /^s3:\/\/(?<name>[^/]+)\/?(?<prefix>.*?)\/?$/u.exec(place)?.groups;
  if (!bucket) return { folder: place };
  const setting = (name: string): string => {
    const value = environment[name];
    if (value) return value;
    throw new OriginalsError(`${name} must be set, for the originals are in ${place}`);
  };
  return {
    endpoint: setting('ORIGINALS_ENDPOINT'),
    region: environment['ORIGINALS_REGION'] || 'us-east-1',
    accessKeyId: setting('ORIGINALS_ACCESS_KEY'),
    secretAccessKey: setting('ORIGINALS_SECRET_KEY'),
    bucket: bucket['name'] ?? '',
    prefix: bucket['prefix'] ?? '',
  };
}

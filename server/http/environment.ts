import type { Reader } from '@tangthu/db/reader';

/** What every handler finds in its context; `reader` is missing where nobody is signed in. */
export interface ApiEnvironment {
  Variables: { requestId: string; reader?: Reader };
}

/** What a handler of a guarded route finds: the signed-in person as the row policies see them. */
export interface SignedInEnvironment {
  Variables: { requestId: string; reader: Reader };
}

import type { Reader } from '@tangthu/db/reader';
import type { Session } from '../identity/session.ts';

/** What every handler finds in its context; `reader` is missing where nobody is signed in. */
export interface ApiEnvironment {
  Variables: { requestId: string; address: string; session?: Session; reader?: Reader };
}

/** What a handler of a guarded route finds: the signed-in person as the row policies see them. */
export interface SignedInEnvironment {
  Variables: { requestId: string; address: string; session: Session; reader: Reader };
}

/** What a handler finds whose session may still lack its second factor. */
export interface SessionEnvironment {
  Variables: { requestId: string; address: string; session: Session };
}

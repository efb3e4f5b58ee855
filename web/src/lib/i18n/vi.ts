import { accessVi } from './access-vi.ts';
import { agenciesVi } from './agencies-vi.ts';
import { answersVi } from './answers-vi.ts';
import { archiveVi } from './archive-vi.ts';
import { askedVi } from './asked-vi.ts';
import { auditVi } from './audit-vi.ts';
import { batchVi } from './batch-vi.ts';
import { chainVi } from './chain-vi.ts';
import { commonVi } from './common-vi.ts';
import { deskVi } from './desk-vi.ts';
import { documentVi } from './document-vi.ts';
import { duplicatesVi } from './duplicates-vi.ts';
import { exportsVi } from './exports-vi.ts';
import { faultsVi } from './faults-vi.ts';
import { identityVi } from './identity-vi.ts';
import { keysVi } from './keys-vi.ts';
import { numbersVi } from './numbers-vi.ts';
import { readerVi } from './reader-vi.ts';
import { savedVi } from './saved-vi.ts';

/** Everything that the portal says, in Vietnamese: the first language, and the type of the others. */
export const vi = {
  ...accessVi,
  ...agenciesVi,
  ...answersVi,
  ...archiveVi,
  ...askedVi,
  ...auditVi,
  ...batchVi,
  ...chainVi,
  ...commonVi,
  ...deskVi,
  ...documentVi,
  ...duplicatesVi,
  ...exportsVi,
  ...faultsVi,
  ...identityVi,
  ...keysVi,
  ...numbersVi,
  ...readerVi,
  ...savedVi,
} as const;

import 'i18next';
import type { vi } from './vi.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'portal';
    keySeparator: false;
    nsSeparator: false;
    resources: { portal: typeof vi };
  }
}

import latin400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2?inline';
import latin600 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-600-normal.woff2?inline';
import extended400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-ext-400-normal.woff2?inline';
import extended600 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-ext-600-normal.woff2?inline';
import vietnamese400 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2?inline';
import vietnamese600 from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-600-normal.woff2?inline';
import type { FileFont } from './svg-file.ts';

// The parts of the font as its own package cuts them.
const VIETNAMESE =
  'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB';
const EXTENDED = 'U+0100-02BA,U+1E00-1E9F,U+1EF2-1EFF,U+2020';
const LATIN = 'U+0000-00FF,U+0131,U+0152-0153,U+2000-206F,U+20AC,U+2122,U+2212';

/** The portal's font, for files that are looked at elsewhere. */
export const FILE_FONT: FileFont = {
  family: 'Be Vietnam Pro',
  faces: [
    { weight: 400, range: EXTENDED, source: extended400 },
    { weight: 600, range: EXTENDED, source: extended600 },
    { weight: 400, range: LATIN, source: latin400 },
    { weight: 600, range: LATIN, source: latin600 },
    { weight: 400, range: VIETNAMESE, source: vietnamese400 },
    { weight: 600, range: VIETNAMESE, source: vietnamese600 },
  ],
};

import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Programs that the tests drive, and the Debian packages that bring them. */
const NEEDED = [
  { program: 'chromium', packages: ['chromium'] },
  { program: 'tesseract', packages: ['tesseract-ocr', 'tesseract-ocr-vie'] },
];

/**
 * Before the tests: installs the system programs that are missing where it may (root on Debian), else fails with one
 * sentence that says what to install.
 */
export default async function installSystemPackages(): Promise<void> {
  const missing: string[] = [];
  for (const { program, packages } of NEEDED) if (!(await isInstalled(program))) missing.push(...packages);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !(await isInstalled('apt-get'))) {
    throw new Error(`The tests need these programs; install them first: ${missing.join(' ')}`);
  }
  process.stdout.write(`Installing ${missing.join(' ')} …\n`);
  const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 1 << 26 };
  await run('apt-get', ['update'], quiet);
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...missing], quiet);
}

async function isInstalled(program: string): Promise<boolean> {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const found = await Promise.all(
    folders.map((folder) =>
      access(join(folder, program), constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SetupError } from '#core/errors.ts';

const TIMEOUT_MS = 30_000;
const run = (file: string, args: readonly string[]) =>
  promisify(execFile)(file, args, { timeout: TIMEOUT_MS });
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
// Without a sandbox, which root has not got: the pages are our own and load nothing.
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
  '--hide-scrollbars',
];

/** What is drawn: the inside of a page's body, its style, and its width in CSS pixels. */
export interface Drawing {
  readonly body: string;
  readonly style: string;
  readonly width: number;
}

/** Photographs drawings, each into its PNG, at twice their size and cropped to their height; a SetupError says what to install. */
export async function photograph(drawings: Readonly<Record<string, Drawing>>): Promise<void> {
  const chromium = await findChromium();
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-chromium-'));
  const flags = [...FLAGS, `--user-data-dir=${join(folder, 'profile')}`];
  try {
    for (const [file, { body, style, width }] of Object.entries(drawings)) {
      const page = join(folder, 'page.html');
      writeFileSync(page, pageOf(body, style));
      const { stdout } = await run(chromium, [...flags, `--window-size=${width},800`, '--dump-dom', page]);
      const height = /data-height="(\d+)"/.exec(stdout)?.[1];
      if (!height) throw new Error(`${chromium} did not say how high ${file} is: ${stdout.slice(0, 200)}`);
      const size = ['--force-device-scale-factor=2', `--window-size=${width},${height}`];
      await run(chromium, [...flags, ...size, `--screenshot=${file}`, page]);
      await shrink(file);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A third of the bytes where pngquant is installed; text on a plain ground loses nothing to the eye. */
async function shrink(file: string): Promise<void> {
  await run('pngquant', ['--force', '--skip-if-larger', '--strip', '--output', file, '128', file]).catch(
    () => {},
  );
}

async function findChromium(): Promise<string> {
  for (const name of NAMES) {
    const found = await run(name, ['--version']).catch(() => undefined);
    if (found) return name;
  }
  throw new SetupError(
    'setting-missing',
    'The pictures of Discord and Slack need Chromium and their fonts: apt-get install chromium fonts-noto-core fonts-lato',
  );
}

function pageOf(body: string, style: string): string {
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><style>${style}</style>
<body>${body}
<script>document.documentElement.dataset.height = document.body.scrollHeight</script>
</body></html>`;
}

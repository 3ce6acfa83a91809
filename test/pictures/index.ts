import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { render } from '#adapters/console/render.ts';
import { createEngine } from '#engine/index.ts';
import { createIngest } from '#engine/ingest.ts';
import { createLibrary } from '#engine/library.ts';
import { sources } from '#sources/index.ts';
import { openArchive } from '#store/archive.ts';
import { openState } from '#store/state.ts';
import { AT } from '#test/fakes/engine.ts';
import { clockAt, silent } from '#test/fakes/source.ts';
import { terminalPicture } from './terminal.ts';

// The README's pictures, made from the bundled edition by the code that answers readers: npm run pictures.
const FOLDER = resolve(import.meta.dirname, '../../.github/pictures');
const clock = clockAt('2026-08-21T17:02:00Z');
const source = { ...sources.sample(), settles: () => Temporal.Instant.from('2026-08-21T17:00Z') };
const archive = openArchive(':memory:');
const ingest = createIngest({ sources: [source], archive, clock, logger: silent });
await ingest.range('2026-08-17', '2026-08-21', { patience: 'job' });
const library = createLibrary({ shelf: { archive, ingest }, sample: () => ({ archive, ingest }), clock });
const { forget: forgetAll, ...state } = openState(':memory:');
const engine = createEngine({ ...state, library, source, clock, forgetAll, sleep: async () => {} });

mkdirSync(FOLDER, { recursive: true });
const digest = await engine.today({ ...AT, size: 4 });
const screen = { width: 80, color: true, links: true };
// biome-ignore lint/suspicious/noControlCharactersInRegex: links of a terminal begin and end with control characters
const text = render(digest, screen).replace(/\u001b\]8;[^\u0007\u001b]*(?:\u0007|\u001b\\)/g, '');
writeFileSync(resolve(FOLDER, 'digest.svg'), terminalPicture('npm start', text));

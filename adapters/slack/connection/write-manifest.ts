import { writeFileSync } from 'node:fs';
import { manifest } from './manifest.ts';

const text = JSON.stringify(manifest(), undefined, 2);
writeFileSync(new URL('../slack-manifest.json', import.meta.url), `${text}\n`);

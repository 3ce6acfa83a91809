#!/usr/bin/env node
import { existsSync } from 'node:fs';
import * as module from 'node:module';

// Plain JavaScript that old versions of Node can read: it says what is missing before anything newer is loaded.
const NEEDED = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < NEEDED) {
  // npm runs its scripts with the Node that "npm ci" brought along.
  const isBrought = existsSync(new URL('../node_modules/.bin/node', import.meta.url));
  const remedy = isBrought
    ? 'start it by npm, which uses the one that "npm ci" brought along ("npm start", "npm start -- search llm", "npm run doctor")'
    : `run "npm ci" in its folder, which brings Node ${NEEDED} along, or install it from https://nodejs.org`;
  process.stderr.write(
    `Paperboy needs Node ${NEEDED} or later, and this is ${process.version}: ${remedy}.\n`,
  );
  process.exitCode = 1;
} else {
  // What was compiled once is not compiled again: half of the time that a start takes.
  module.enableCompileCache?.();
  // Some of what we load falls silent or shifts by an hour when the host's zone has daylight saving.
  process.env.TZ = 'UTC';
  import('./main.ts')
    .then(({ main }) => main())
    .then((code) => {
      process.exitCode = code;
    });
}

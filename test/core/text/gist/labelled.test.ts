import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Paper } from '#core/paper.ts';
import { bestSense, sensesOf } from '#core/text/gist/sense.ts';
import { parseDailyList } from '#sources/huggingface/index.ts';
import labels from './labels.json' with { type: 'json' };

const DATA = resolve(import.meta.dirname, '../../../../../shared/data');
const FOLDERS = ['daily-papers', 'daily-archive'].map((name) => join(DATA, name));
const unread = FOLDERS.every(existsSync) ? '' : ' (skipped: ../shared/data/daily-archive is not there)';

/** How many sentences an abstract has, and the numbers from 1 of those that each of two readers takes for THE sentence that says what the paper does; `tuned` where the choice was tuned on it, `blind` where nothing was decided after it was labelled; the rest were looked at while tuning. */
interface Label {
  readonly of: number;
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly tuned?: boolean;
  readonly blind?: boolean;
}
const LABELS: readonly (readonly [id: string, label: Label])[] = Object.entries(labels);
const PARTS = {
  tuned: LABELS.filter(([, { tuned }]) => tuned),
  'looked at': LABELS.filter(([, { tuned, blind }]) => !tuned && !blind),
  blind: LABELS.filter(([, { blind }]) => blind),
};

const papers = new Map<string, Paper>();

function readLists(): void {
  const files = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  for (const file of files.filter((name) => /\.json(?:\.gz)?$/.test(name))) {
    const bytes = readFileSync(file);
    const json: unknown = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
    for (const paper of parseDailyList(json, () => undefined).papers) papers.set(paper.id, paper);
  }
}

/** How many of a hundred gists both readers accept, and how many at least one does. */
function accepted(part: typeof LABELS): { both: number; either: number } {
  const chosen = part.map(([id, { a, b }]) => {
    const { abstract = '', title = '' } = papers.get(id) ?? {};
    const senses = sensesOf(abstract, title);
    const number = senses.findIndex(({ sentence }) => sentence === bestSense(senses)?.sentence) + 1;
    return { byA: a.includes(number), byB: b.includes(number) };
  });
  const percent = (is: (each: (typeof chosen)[number]) => boolean) =>
    (100 * chosen.filter(is).length) / part.length;
  return { both: percent(({ byA, byB }) => byA && byB), either: percent(({ byA, byB }) => byA || byB) };
}

/** Cohen's kappa of the two readers, over every sentence of every paper. */
function kappa(): number {
  const pairs = LABELS.flatMap(([, { of, a, b }]) =>
    Array.from({ length: of }, (_, at) => [a.includes(at + 1), b.includes(at + 1)] as const),
  );
  const share = (is: (pair: readonly [boolean, boolean]) => boolean) =>
    pairs.filter(is).length / pairs.length;
  const [yesA, yesB] = [share(([a]) => a), share(([, b]) => b)];
  const byChance = yesA * yesB + (1 - yesA) * (1 - yesB);
  return (share(([a, b]) => a === b) - byChance) / (1 - byChance);
}

it('was read by two who agree on what such a sentence is', () => {
  process.stdout.write(`The readers' kappa is ${kappa().toFixed(2)}\n`);
  expect(LABELS).toHaveLength(600);
  expect(kappa()).toBeGreaterThan(0.8);
});

describe.skipIf(unread)(`gists of 600 papers without a summary${unread}`, () => {
  beforeAll(readLists, 60_000);

  it('are chosen among the sentences that the readers numbered', () => {
    const counted = LABELS.map(([id, { of }]) => [id, of]);
    const now = LABELS.map(([id]) => [id, sensesOf(papers.get(id)?.abstract ?? '', '').length]);
    expect(now).toEqual(counted);
  });

  it.each([
    ['tuned', 96],
    ['looked at', 89],
    ['blind', 90],
  ] as const)(
    'say what the paper does, of those %s, for both readers in at least %i of a hundred',
    (part, least) => {
      const { both, either } = accepted(PARTS[part]);
      process.stdout.write(
        `Gists of those ${part}: ${both.toFixed(1)} % right for both readers, ${either.toFixed(1)} % for one at least\n`,
      );
      expect(both).toBeGreaterThanOrEqual(least);
    },
  );
});

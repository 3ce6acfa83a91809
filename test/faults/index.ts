import {
  blockedLoop,
  clockSteps,
  type Effort,
  kills,
  lateAcceptance,
  lostAnswers,
  type Row,
  storm,
  twoInstances,
} from './rows.ts';
import { damagedFile, fullDisk, lockedStore } from './store-rows.ts';
import { downtime, fallBack } from './time-rows.ts';

const MODELS = ['nonce', 'read-back'] as const;
const short = process.argv.includes('--short');
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length);
const seed = Number(process.argv.find((word) => word.startsWith('--seed='))?.slice('--seed='.length) ?? 1);

const FULL = { messages: 1_000, kills: 500, random: randomOf(seed) };
const SOME = { ...FULL, messages: 200, kills: 100 };
const FEW: Effort = { ...FULL, messages: 44, kills: 12 };

const [most, some] = short ? [FEW, FEW] : [FULL, SOME];
const runs: readonly (() => Promise<Row>)[] = [
  ...MODELS.flatMap((model) => [
    () => kills(model, most),
    () => lostAnswers(model, some),
    () => storm(model, most),
    () => twoInstances(model, most),
    () => lateAcceptance(model, some),
    () => clockSteps(model, some),
    () => blockedLoop(model, some),
  ]),
  () => lockedStore(some),
  () => fullDisk(some),
  () => damagedFile(some),
  fallBack,
  downtime,
];

/** Mulberry32: the same numbers, 0 to 1, for the same seed. */
function randomOf(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const write = (line: string) => process.stdout.write(`${line}\n`);
const started = performance.now();
write(`Faults, ${short ? 'short' : 'full'}, seed ${seed}`);
const rows: Row[] = [];
const waiting = [...runs.entries()]
  .filter(([index]) => !only || only.split(',').includes(String(index)))
  .values();

async function workThrough(): Promise<void> {
  for (const [index, run] of waiting) {
    const began = performance.now();
    const row = await run().catch(
      (error): Row => ({ name: `row ${index}`, figures: String(error), verdict: 'FAILED' }),
    );
    rows.push(row);
    const seconds = `${((performance.now() - began) / 1000).toFixed(1)} s`.padStart(8);
    write(`${row.verdict.padEnd(8)}${row.name.padEnd(44)}${seconds}  ${row.figures}`);
  }
}

// Most of a row is waiting: two at a time take little more than half as long.
await Promise.all([workThrough(), ...(short ? [workThrough()] : [])]);
const failed = rows.filter(({ verdict }) => verdict === 'FAILED').length;
write(`${rows.length} rows in ${Math.round((performance.now() - started) / 1000)} s, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

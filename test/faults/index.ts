import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { givePriority } from './programs.ts';
import { type Outcome, type Row, randomOf } from './row.ts';
import { rows } from './rows/index.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    short: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    kills: { type: 'string' },
    deliveries: { type: 'string' },
    beside: { type: 'string' },
  },
});
const { short, only } = values;
const seed = Number(values.seed);
const kills = Number(values.kills ?? (short ? 12 : 300));
const deliveries = Number(values.deliveries ?? (short ? 40 : 1_000));
// Most of a row is waiting: some beside each other take little more than one.
const beside = Number(values.beside ?? 4);

const named = only?.split(',');
const unknown = named?.filter((name) => !rows.some((row) => row.name === name)) ?? [];
if (unknown.length > 0)
  throw new Error(`no row is named ${unknown.join(', ')}: try ${rows.map(({ name }) => name).join(', ')}`);
const chosen = rows.filter(({ name, long }) => (named ? named.includes(name) : !(short && long)));

const write = (line: string) => process.stdout.write(`${line}\n`);

async function runRow(row: Row): Promise<Outcome['verdict']> {
  const began = performance.now();
  const effort = { short, kills, deliveries, random: randomOf(seed * 1_000 + rows.indexOf(row)) };
  const { verdict, figures } = await row
    .run(effort)
    .catch((error): Outcome => ({ verdict: 'FAILED', figures: String(error) }));
  const seconds = `${((performance.now() - began) / 1000).toFixed(1)} s`.padStart(8);
  write(`${verdict.padEnd(8)}${row.name.padEnd(20)}${seconds}  ${figures}`);
  return verdict;
}

// The platforms live here, and are not what a busy machine keeps waiting: what they take later than the grace is no fault of the program.
givePriority(process.pid, -10);
const delay = monitorEventLoopDelay();
delay.enable();
const started = performance.now();
write(`Faults, ${short ? 'short' : 'full'}, seed ${seed}`);
const waiting = chosen.values();
const verdicts: Outcome['verdict'][] = [];
async function workThrough(): Promise<void> {
  for (const row of waiting) verdicts.push(await runRow(row));
}
await Promise.all(Array.from({ length: beside }, workThrough));
const failed = verdicts.filter((verdict) => verdict === 'FAILED').length;
write(`The platforms stood still for ${Math.round(delay.max / 1e6)} ms at most.`);
write(`${verdicts.length} rows in ${Math.round((performance.now() - started) / 1000)} s, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Row = Record<string, string | number>;

const root = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

/** A folder of its own that is gone when the process ends. */
export function temporaryFolder(): string {
  return mkdtempSync(join(root, 'data-'));
}

/** Milliseconds that some work takes. */
export function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** Milliseconds that some work takes until it resolves. */
export async function timedUntil(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The value below which a share of all lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** The resident memory of this process in megabytes. */
export function memory(): number {
  return Math.round(process.memoryUsage().rss / 1024 / 1024);
}

/** Prints rows under a title, numbers rounded for reading. */
export function printTable(title: string, rows: readonly Row[]): void {
  console.log(`\n${title}`);
  console.table(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, short(value)]))),
  );
}

function short(value: string | number): string | number {
  return typeof value === 'number' ? Number(value.toPrecision(3)) : value;
}

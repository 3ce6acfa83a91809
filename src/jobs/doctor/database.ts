import { existsSync } from 'node:fs';
import { messageOf } from '#core/errors.ts';
import { bad, type CheckResult, good, note } from '#core/parts/check-result.ts';
import type { LookedDatabase } from '#store/state/postgres/look.ts';
import { POSTGRES_STEPS } from '#store/state/postgres/schema.ts';
import { holds, pathOf, STATE } from '../data-files.ts';

/** A database as it was found, and open for reading where it can be read. */
export interface FoundDatabase {
  readonly lines: readonly CheckResult[];
  readonly looked?: LookedDatabase;
}

/** Longer than clocks that the network keeps right differ by. */
const APART_MS = 60_000;

/** Looks at the database that the state is in, and leaves it as it is. */
export async function findDatabase(url: string, dataDir: string): Promise<FoundDatabase> {
  try {
    const { lookAtPostgres } = await import('#store/state/postgres/look.ts');
    const looked = await lookAtPostgres(url);
    return { lines: [lineOf(looked), ...clockLines(looked), ...fileLines(dataDir)], looked };
  } catch (error) {
    return { lines: [bad(messageOf(error))] };
  }
}

function lineOf({ where, server, contents }: LookedDatabase): CheckResult {
  if (!contents) return note(`${where} (${server}) is empty: Paperboy makes its tables at its first start.`);
  const what = holds(STATE, contents);
  if (contents.version >= POSTGRES_STEPS.length) return good(`${where} (${server}) is in order: ${what}.`);
  return note(
    `${where} (${server}) is of an earlier version: ${what}. The next start brings it up to date; before that, back it up (npm run backup).`,
  );
}

function clockLines({ aheadMs }: LookedDatabase): readonly CheckResult[] {
  if (Math.abs(aheadMs) < APART_MS) return [];
  const seconds = Math.round(Math.abs(aheadMs) / 1_000);
  return [
    note(
      `The database's clock is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} this machine's: digests go by the database's, so have both kept right by the network.`,
    ),
  ];
}

function fileLines(dataDir: string): readonly CheckResult[] {
  const file = pathOf(STATE, dataDir);
  return existsSync(file) ? [note(`${file} is not used, since DATABASE_URL is set.`)] : [];
}

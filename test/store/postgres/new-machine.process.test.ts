import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Document } from '#core/document.ts';
import { addDays, utcDay } from '#core/time/dates.ts';
import { fakeHub, type Hub, type Json } from '#test/fakes/hub.ts';
import { freePort } from '#test/free-port.ts';
import { folder } from '#test/program/folder.ts';
import { type Running, run, start } from '#test/program/start.ts';
import { freshName, onServer, SERVER, urlOf } from './database.ts';

/** So many days of lists lie behind today's, each with a paper of its own. */
const DAYS = 20;

/** Several machines over one database, each a folder, and a source whose lists they read. */
async function severalMachines() {
  const today = utcDay(Temporal.Now.instant());
  const days = Array.from({ length: DAYS }, (_, back) => addDays(today, -back));
  const rows = days.map((day, back): [string, Json[]] => [day, [paper(back)]]);
  const hub = await fakeHub({ days: Object.fromEntries(rows), openUntil: today });
  const database = freshName();
  await onServer(`CREATE DATABASE ${database} TEMPLATE ${SERVER?.template}`);
  const env = { HF_ENDPOINT: hub.url, DATABASE_URL: urlOf(database), LOG_LEVEL: 'warn' };
  const running: Running[] = [];
  return {
    hub,
    oldest: days.at(-1) ?? today,
    today,
    asked: (dataDir: string, words: readonly string[]) => start(words, { dataDir, env }),
    /** Starts a machine's program, which serves pages. */
    async runs(dataDir: string): Promise<void> {
      const program = run({ ...env, DATA_DIR: dataDir, PORT: String(await freePort()), LOG_LEVEL: 'info' });
      running.push(program);
      await program.wrote(/listening on port/);
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(running.map((program) => program.end()));
      await hub.close();
      await onServer(`DROP DATABASE ${database} WITH (FORCE)`);
    },
  };
}

function paper(back: number) {
  const id = `2608.${String(back).padStart(5, '0')}`;
  const title = `Quantization number ${back}`;
  return { paper: { id, title, summary: 'It quantizes.', upvotes: 5, authors: [] } };
}

/** Whose lists the source was asked for. */
function daysAsked(hub: Hub): readonly string[] {
  return hub.asked.flatMap(({ query }) => query.date ?? []);
}

describe.skipIf(!SERVER)('a new machine over a database', () => {
  it('has what a neighbour had, whose archive was put in place before its start, and asks for none of it', async () => {
    await using machines = await severalMachines();
    const { oldest, today } = machines;
    const [first, second] = [folder(), join(folder(), 'data')];
    const filled = await machines.asked(first, ['backfill', '--from', oldest, '--to', today]);
    expect(filled).toMatchObject({ code: 0 });
    await machines.runs(first);

    const backup = join(folder(), 'archive.sqlite');
    const made = await machines.asked(first, ['backup', '--archive', backup]);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toMatch(/ holds 20 papers, 20 daily lists/);

    mkdirSync(second);
    cpSync(backup, join(second, 'archive.sqlite'));
    machines.hub.asked.length = 0;
    await machines.runs(second);
    expect(await foundOn(machines, second)).toContain('2608.00019');
    // The newest lists may have grown since.
    expect(daysAsked(machines.hub).filter((day) => day < addDays(today, -7))).toEqual([]);
  });
});

async function foundOn(
  { asked }: Awaited<ReturnType<typeof severalMachines>>,
  dataDir: string,
): Promise<readonly string[]> {
  const { out } = await asked(dataDir, ['search', '"Quantization number 19"', '--json']);
  const document: Document = JSON.parse(out);
  return document.blocks.flatMap((block) => (block.kind === 'paper' ? [block.paper.id] : []));
}

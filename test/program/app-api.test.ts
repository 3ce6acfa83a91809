import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Archive } from '#core/archive/archive.ts';
import type { LinkAnswers } from '#core/delivery/link-answers.ts';
import { PATIENCE } from '#core/parts/patience.ts';
import type { Engine } from '#engine/index.ts';
import { appApiOf } from '#src/app-api.ts';
import { openState, type StateStore } from '#store/state/state.ts';
import { stateHolds } from '#test/fakes/bytes.ts';
import { clockAt, silent } from '#test/fakes/source.ts';

const DAY_MS = 86_400_000;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-app-api-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

const open = () => openState(join(folder, 'state.sqlite'));

/** What chats are given over a state, where no command is run. */
function appApiOver(state: StateStore) {
  const [engine, archive] = [{} as Engine, {} as Archive];
  const outside = {
    clock: clockAt('2026-08-20T09:00:00Z'),
    logger: silent,
    reference: () => 'ref',
    owner: 'this process',
    patience: PATIENCE,
    replied: () => undefined,
    ran: () => undefined,
    dropped: () => undefined,
    answered: () => undefined,
  };
  return appApiOf(engine, { state, archive, ingest: { reads: () => [] }, links: {} as LinkAnswers }, outside);
}

describe('an event', () => {
  it('is new once, whichever process asks, also where all ask at the same moment', async () => {
    const states = [await open(), await open()];
    const appApis = states.map(appApiOver);
    const asked = ['slack T1 1.1', 'slack T1 1.1', 'slack T1 1.1'].flatMap((id) =>
      appApis.map(({ events }) => events.claim(id)),
    );
    expect((await Promise.all(asked)).filter(({ kind }) => kind === 'first')).toHaveLength(1);
    expect(await appApis[0]?.events.claim('slack T1 1.2')).toEqual({ kind: 'first' });
    for (const state of states) await state.close();
  });

  it('leaves no word of where it came from', async () => {
    const state = await open();
    await appApiOver(state).events.claim('slack TZANZIBAR 1.1');
    expect(stateHolds(folder, 'TZANZIBAR')).toBe(false);
    await state.close();
  });
});

it('what an adapter knows of itself is known for good, also after a restart', async () => {
  const before = await open();
  await appApiOver(before).adapterState.set('discord:application', '42');
  await before.close();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 40 * DAY_MS });
  const after = await open();
  expect(await appApiOver(after).adapterState.get('discord:application')).toBe('42');
  await after.close();
});

it('a workspace is forgotten with what let the adapter in, and no byte of it stays', async () => {
  const state = await open();
  const installs = state.remember('slack-installs');
  await installs.set('T1', 'sealed-of-the-first');
  await installs.set('T2', 'sealed-of-the-second');
  await appApiOver(state).forget({ kind: 'workspace', platform: 'slack', workspace: 'T1' });
  expect([await installs.get('T1'), await installs.get('T2')]).toEqual([undefined, 'sealed-of-the-second']);
  expect(stateHolds(folder, 'sealed-of-the-first')).toBe(false);
  await state.close();
});

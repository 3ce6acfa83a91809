import { describe, expect, it } from 'vitest';
import type { Paper } from '#core/paper.ts';
import { addDays } from '#core/time/dates.ts';
import { idsIn, textsIn } from '#test/fakes/chat.ts';
import { papers } from '#test/fakes/papers.ts';
import { town } from '#test/fakes/town.ts';

const MONDAY = { now: '2026-08-17T06:00:00Z' };

/** Two papers on each weekday's list, called by their days: `18a`, `18b`. */
function lists(from = '2026-08-17', days = 19): Record<string, Paper[]> {
  const dates = Array.from({ length: days }, (_, at) => addDays(from, at));
  const weekdays = dates.filter((date) => ![0, 6].includes(new Date(date).getUTCDay()));
  return Object.fromEntries(
    weekdays.map((date) => [date, papers(2, (index) => ({ id: `${date.slice(5)}${'ab'[index]}` }))]),
  );
}

async function weeks() {
  const made = await town(lists(), MONDAY);
  /** What came on some days, each with the papers or the note; looked at every hour. */
  const come = async (from: string, days: number) => {
    const came: string[] = [];
    for (let hour = 0; hour < 24 * days; hour++) {
      const time = `${addDays(from, Math.floor(hour / 24))}T${String(hour % 24).padStart(2, '0')}:00:00Z`;
      for (const document of await made.pass(time)) {
        const ids = idsIn(document);
        came.push(`${time.slice(5, 13)} ${ids.length > 0 ? ids.toSorted().join() : textsIn(document)}`);
      }
    }
    return came;
  };
  return { ...made, come };
}

describe('a pause until a day', () => {
  it('brings nothing and says nothing, then one digest of what fell into it', async () => {
    const { engine, ask, come } = await weeks();
    await engine.subscribe({ ...ask(), changes: { quietDays: 'note', size: 25 } });
    expect(await come('2026-08-17', 1)).toEqual(['08-17T09 08-17a,08-17b']);
    const answer = await engine.pause({ ...ask(), until: 'friday' });
    expect(answer.summary).toBe('No digests come here until Fri 21 Aug 2026, with the same settings.');
    expect(textsIn(answer)).toContain('Next digest: Fri 21 Aug 2026 at 09:00 UTC');
    expect(await come('2026-08-18', 4)).toEqual([
      '08-21T09 08-18a,08-18b,08-19a,08-19b,08-20a,08-20b,08-21a,08-21b',
    ]);
  });

  it('leaves that out where missed days are', async () => {
    const { engine, ask, come } = await weeks();
    await engine.subscribe({ ...ask(), changes: { catchUp: 'skip', size: 25 } });
    await come('2026-08-17', 1);
    await engine.pause({ ...ask(), until: 'friday' });
    expect(await come('2026-08-18', 4)).toEqual(['08-21T09 08-21a,08-21b']);
  });

  it('is ended by resume, shown by settings and status, and takes back what waits to be sent', async () => {
    const { engine, ask, come, state } = await weeks();
    await engine.subscribe({ ...ask(), changes: {} });
    await engine.pause({ ...ask(), until: '2 weeks' });
    const line = 'Paused until Mon 31 Aug 2026';
    expect(textsIn(await engine.settings(ask()))).toContain(line);
    expect(JSON.stringify(await engine.settings(ask()))).toContain('"command":"resume"');
    expect(textsIn(await engine.status(ask()))).toContain(line);
    await engine.resume(ask());
    expect(textsIn(await engine.settings(ask()))).not.toContain('Paused');
    expect(await come('2026-08-17', 1)).toHaveLength(1);
    expect(await state.ledger.receipts(ask().channel, 9)).toHaveLength(1);
  });

  it('is not taken for two weeks in which no paper has reached a topic', async () => {
    const { engine, ask, come } = await weeks();
    await engine.follow({ ...ask(), topic: 'robots', for: 'channel', level: 'normal' });
    await engine.subscribe({ ...ask(), changes: { kind: 'topics' } });
    await engine.pause({ ...ask(), until: '2 weeks' });
    expect(await come('2026-08-17', 16)).toEqual([]);
  });
});

it('holidays bring nothing and say nothing, and the week’s digest comes right after them', async () => {
  const { engine, ask, come } = await weeks();
  const holidays = '24 Aug to 26 Aug';
  await engine.subscribe({ ...ask('c1'), changes: { holidays, quietDays: 'note', size: 25 } });
  await engine.subscribe({ ...ask('c2'), changes: { holidays, kind: 'week', days: 'mon', size: 3 } });
  await come('2026-08-17', 7);
  const came = await come('2026-08-24', 5);
  expect(came.map((each) => each.slice(0, 8))).toEqual(['08-27T09', '08-27T09', '08-28T09']);
  expect(came).toContain('08-27T09 08-24a,08-24b,08-25a,08-25b,08-26a,08-26b,08-27a,08-27b');
  const shown = textsIn(await engine.settings(ask()));
  expect(shown).not.toContain('24 Aug');
  await engine.subscribe({ ...ask('c1'), changes: { holidays: '24 Dec to 1 Jan' } });
  expect(textsIn(await engine.settings(ask()))).toContain('Holidays: 24 Dec to 1 Jan 2027');
  await engine.subscribe({ ...ask('c1'), changes: { holidays: 'none' } });
  expect(textsIn(await engine.settings(ask()))).not.toContain('Holidays: 24');
});

describe('quiet hours', () => {
  it('put what falls into them off until they end, on its own date', async () => {
    const { engine, ask, come } = await weeks();
    await engine.subscribe({ ...ask(), changes: { quietHours: '8-12', size: 25 } });
    expect(await come('2026-08-17', 2)).toEqual(['08-17T12 08-17a,08-17b', '08-18T12 08-18a,08-18b']);
    await engine.subscribe({ ...ask(), changes: { quietHours: 'off' } });
    expect(await come('2026-08-19', 1)).toEqual(['08-19T09 08-19a,08-19b']);
  });

  it('hold back a digest that has waited for its list until then', async () => {
    const all: Record<string, Paper[]> = { '2026-08-17': [] };
    const { engine, ask, pass } = await town(all, MONDAY);
    await engine.subscribe({ ...ask(), changes: { time: '09:00', quietHours: '10-20', size: 25 } });
    expect(await pass('2026-08-17T09:00:00Z')).toEqual([]);
    expect(textsIn(await engine.status(ask()))).toContain('17 Aug');
    all['2026-08-17'] = papers(2, (index) => ({ id: `late${index}` }));
    for (const time of ['10:05', '13:00', '19:59']) expect(await pass(`2026-08-17T${time}:00Z`)).toEqual([]);
    expect((await pass('2026-08-17T20:00:00Z')).map((each) => idsIn(each))).toEqual([['late0', 'late1']]);
  });
});

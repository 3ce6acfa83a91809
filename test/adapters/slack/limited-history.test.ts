import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import type { Lookup, LookupResult, MessageRef } from '#core/delivery/chat-adapter.ts';
import { documentOf, paperBlock } from '#test/fakes/documents.ts';
import { adapterOnSlack, HERE } from './adapter-on-slack.ts';

// Slack gives some apps fifteen messages a call and one call a minute of each method.

type App = Awaited<ReturnType<typeof adapterOnSlack>>;

const MARKER = 'abcdefghijklmnopqrstuv';

async function limitedSlack() {
  const app = await adapterOnSlack('socket');
  app.slack.workspace('T1').limited = new Set();
  return app;
}

function minutePasses({ slack, appApi: { clock } }: App): void {
  slack.workspace('T1').limited?.clear();
  const now = clock.ticks();
  clock.ticks = () => now + 60_000;
}

function talk({ slack }: App, many: number): void {
  const said = { channel: 'C1', text: 'talk', blocks: [], user: 'U1' };
  const { messages = [] } = slack.workspace('T1').channels.get('C1') ?? {};
  for (let at = 0; at < many; at++) messages.push({ ...said, ts: slack.ts() });
}

async function post({ adapter }: App, marker: string, first?: MessageRef): Promise<MessageRef> {
  const [payload = ''] = adapter.render(documentOf(paperBlock()));
  const { signal } = new AbortController();
  const where = { channel: HERE, payload, marker, signal, ...(first ? { first } : {}) };
  const sent = await adapter.send(where);
  return sent.kind === 'sent' ? sent.ref : expect.fail('it was not sent');
}

/** One look at each of them in each minute, until all is known; how many minutes that took. */
async function looks(app: App, wanted: readonly Partial<Lookup>[]) {
  const since = Temporal.Now.instant().subtract({ minutes: 5 });
  const { signal } = new AbortController();
  const lookup: Lookup = { channel: HERE, marker: MARKER, payload: '', since, signal };
  const known: (LookupResult | undefined)[] = wanted.map(() => undefined);
  let minutes = 0;
  for (; known.includes(undefined) && minutes < 100; minutes++) {
    minutePasses(app);
    for (const [at, each] of wanted.entries()) {
      if (known[at]) continue;
      const result = await app.adapter.findByMarker({ ...lookup, ...each });
      if (result.kind !== 'unknown') known[at] = result;
    }
  }
  return { known, minutes };
}

const readsOf = ({ slack }: App) =>
  slack.calls.filter(({ method }) => /history|replies/.test(method)).map(({ method }) => method);

it('a message is found behind a hundred others, by as many calls as there are pages', async () => {
  await using app = await limitedSlack();
  const ref = await post(app, MARKER);
  talk(app, 100);
  expect(await looks(app, [{}])).toEqual({ known: [{ kind: 'found', ref }], minutes: 7 });
});

it('that a message did not arrive is known once all since then is read', async () => {
  await using app = await limitedSlack();
  talk(app, 100);
  expect(await looks(app, [{}])).toEqual({ known: [{ kind: 'absent' }], minutes: 7 });
});

it('what people say meanwhile keeps no look from its end', async () => {
  await using app = await limitedSlack();
  talk(app, 60);
  const { findByMarker } = app.adapter;
  app.adapter.findByMarker = (lookup) => {
    talk(app, 40);
    return findByMarker(lookup);
  };
  expect((await looks(app, [{}])).minutes).toBeLessThan(10);
});

it('nobody’s thread is read for a digest’s first message', async () => {
  await using app = await limitedSlack();
  const first = await post(app, MARKER);
  for (let at = 0; at < 5; at++) await post(app, `${at}`.padEnd(22, 'x'), first);
  await looks(app, [{ marker: 'n'.repeat(22) }]);
  expect(readsOf(app)).not.toContain('conversations.replies');
});

it('a later message is found in its thread, by one call', async () => {
  await using app = await limitedSlack();
  const first = await post(app, 'f'.repeat(22));
  talk(app, 100);
  const ref = await post(app, MARKER, first);
  expect(await looks(app, [{ first }])).toEqual({ known: [{ kind: 'found', ref }], minutes: 1 });
  expect(readsOf(app)).toEqual(['conversations.replies']);
});

it('no look starves another, and nothing is asked again while Slack has said to wait', async () => {
  await using app = await limitedSlack();
  const ref = await post(app, MARKER);
  talk(app, 40);
  const absent = ['1', '2', '3'].map((marker) => ({ marker: marker.padEnd(22, 'x') }));
  const { known, minutes } = await looks(app, [...absent, {}]);
  expect(known.map((result) => result?.kind)).toEqual(['absent', 'absent', 'absent', 'found']);
  expect(known.at(-1)).toEqual({ kind: 'found', ref });
  expect(minutes).toBeLessThanOrEqual(12);
  // One that is answered and one that is refused, at most, in a minute.
  expect(readsOf(app).length).toBeLessThanOrEqual(2 * minutes);
});

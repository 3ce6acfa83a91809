import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { openDispatcher } from '#engine/delivery/dispatcher.ts';
import { documentOf } from '#test/fakes/documents.ts';
import { realDelivery } from '#test/fakes/real-delivery.ts';
import { digest, owe } from '#test/fakes/state.ts';
import { adapterOnFake } from './adapter-on-fake.ts';

const TIMES = { send: 1_000, lease: 3_000, grace: 100, sweep: 20 };

it('a mail that its server looks through for longer than any chat has arrives once and is known to be sent', async () => {
  await using open = await adapterOnFake();
  const here = await open.mailbox('here@example.com');
  const { state } = open.appApi.engine;
  open.server.weather = () => ({ answerMs: 1_500 });
  const [payload = ''] = open.adapter.render(documentOf({ kind: 'text', text: 'Papers' }));
  const expires = Temporal.Now.instant().add({ hours: 12 });
  await owe(state, here, { ...digest({ expires }), parts: [{ payload, papers: [] }] });
  const dispatcher = openDispatcher(realDelivery(state, { adapters: [open.adapter], timing: TIMES }));
  dispatcher.start();
  const receipt = async () => (await state.ledger.receipts(here, 1))[0];
  await expect.poll(async () => (await receipt())?.state, { timeout: 10_000 }).toBe('sent');
  await dispatcher.stop();
  expect([open.server.mails.length, open.server.dots()]).toEqual([1, 1]);
});

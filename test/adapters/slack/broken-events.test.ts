import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutantOf, surprisesDuring } from '#test/fakes/mutants.ts';
import { adapterOnSlack } from './adapter-on-slack.ts';

const TIMES = 500;
const where = {
  team_id: 'T1',
  user_id: 'U1',
  channel_id: 'C1',
  trigger_id: '1.1',
  response_url: 'http://127.0.0.1:1/',
};
const slash = { command: '/papers', text: 'help', ...where };
const press = {
  type: 'block_actions',
  team: { id: 'T1' },
  user: { id: 'U1' },
  channel: { id: 'C1' },
  message: { ts: '1.1', blocks: [] },
  actions: [{ type: 'button', action_id: 'help', block_id: 'b', value: 'help', action_ts: '1.1' }],
  trigger_id: '1.1',
  response_url: 'http://127.0.0.1:1/',
};
const form = {
  type: 'view_submission',
  team: { id: 'T1' },
  user: { id: 'U1' },
  view: { id: 'V1', callback_id: 'x', private_metadata: '{}', state: { values: {} }, blocks: [] },
};
const event = {
  type: 'event_callback',
  team_id: 'T1',
  event_id: 'Ev1',
  event: { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.1', text: '<@UBOTT1> help' },
};
const payload = fc.oneof(...[slash, press, form, event].map(mutantOf));

/** The nth answer says what was asked for after all that. */
async function isAnswered(app: Awaited<ReturnType<typeof adapterOnSlack>>): Promise<void> {
  await app.command('follow agents');
  await app.slack.until(() => app.slack.responses.some(({ text }) => text.includes('agents')));
}

describe(`${TIMES} things that cannot be read end nothing, and what is asked after them is answered`, () => {
  it('over a socket', async () => {
    await using app = await adapterOnSlack('socket');
    const type = fc.constantFrom('slash_commands', 'interactive', 'events_api', 'hello', 'x');
    const envelope = fc.oneof(
      fc.record({ type, envelope_id: fc.uuid(), payload }),
      fc.record({ type: fc.jsonValue(), envelope_id: fc.jsonValue(), payload: fc.jsonValue() }),
      fc.jsonValue(),
    );
    const surprises = await surprisesDuring(async () => {
      for (const each of fc.sample(envelope, TIMES))
        for (const socket of app.slack.sockets) socket.raw(JSON.stringify(each));
      await isAnswered(app);
    });
    expect(surprises).toEqual([]);
  });

  it('as signed requests', async () => {
    await using app = await adapterOnSlack('http');
    const body = fc.oneof(
      payload.map((value) => `payload=${encodeURIComponent(JSON.stringify(value) ?? '')}`),
      payload.map((value) => JSON.stringify(value) ?? ''),
      fc.string(),
    );
    const request = fc.record({
      body,
      contentType: fc.constantFrom('application/json', 'application/x-www-form-urlencoded'),
    });
    const surprises = await surprisesDuring(async () => {
      const all = fc.sample(request, TIMES);
      const taken = await Promise.all(
        all.map(({ body, contentType }) => app.slack.post(body, { contentType })),
      );
      expect(taken.every(({ status }) => [200, 400, 401, 404].includes(status))).toBe(true);
      await isAnswered(app);
    });
    expect(surprises).toEqual([]);
  });
});

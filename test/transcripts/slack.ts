import { setTimeout as after } from 'node:timers/promises';
import { programOnSlack } from '#test/adapters/slack/program-on-slack.ts';
import type { Pressed, Where } from '#test/fakes/slack/user-actions.ts';
import { ASKS, HOSTILE, lineOf } from './asks.ts';
import { lists } from './lists.ts';
import { elementsIn, hostileValues } from './pressable.ts';
import { writeStored } from './stored.ts';
import { openTranscript, settled } from './transcript.ts';

const PATIENCE_MS = 3_000;
const LOOK_MS = 5;
const CALLBACKS = ['search_papers', 'similar_papers', 'save_paper'];
const LINES = [
  '',
  'help',
  'serach llm',
  'search quantization limit:1',
  'follow robots for me',
  HOSTILE,
  'status',
  'forget channel',
];

/** Every ask as a slash command, mentions, direct messages, shortcuts, the Home, each kind of button, menu and modal once. */
export async function slackTranscript(): Promise<string> {
  const transcript = openTranscript();
  await using p = await programOnSlack('socket', { days: lists() });
  const { slack } = p;
  const pressed = new Set<string>();
  const workspace = slack.workspace('T1');
  const count = () => slack.calls.length + slack.responses.length;
  const seen = { calls: slack.calls.length, responses: slack.responses.length };

  /** Does it and writes down what was sent; all that was. */
  const doing = async (what: string, act: () => Promise<{ body: unknown }>): Promise<unknown[]> => {
    transcript.did(what);
    const before = count();
    const taken = await Promise.race([
      act(),
      after(PATIENCE_MS, { body: 'not acknowledged' }, { ref: false }),
    ]);
    const acknowledged = JSON.stringify(taken.body ?? {});
    const isAnswered = acknowledged !== '{}';
    if (isAnswered) transcript.came(`acknowledged with ${acknowledged}`);
    for (
      const end = performance.now() + PATIENCE_MS;
      count() === before && !isAnswered && performance.now() < end;
    )
      await after(LOOK_MS);
    await settled(count);
    const calls = slack.calls.slice(seen.calls);
    // Addresses to answer at are counted over all programs of a test run.
    const responses = slack.responses.slice(seen.responses).map(({ url: _, ...body }) => body);
    Object.assign(seen, { calls: slack.calls.length, responses: slack.responses.length });
    for (const { method, args } of calls) transcript.came(`${method} ${JSON.stringify(args)}`);
    for (const body of responses) transcript.came(`response ${JSON.stringify(body)}`);
    return [...calls.map(({ args }) => args), ...responses];
  };
  const pressAll = async (sent: readonly unknown[], where: Where, depth = 0): Promise<void> => {
    if (depth > 2) return;
    for (const { kind, action } of elementsIn(sent)) {
      if (pressed.has(kind)) continue;
      pressed.add(kind);
      const view = viewWith(action.action_id);
      const press: Pressed = { action, ...where, ...(view ? { view } : {}) };
      const answer = await doing(`press ${JSON.stringify(action)}`, () => p.press(press));
      await submitAll(where);
      await pressAll(answer, where, depth + 1);
    }
  };
  const viewWith = (action: string): string | undefined => {
    if (JSON.stringify([...workspace.homes.values()]).includes(`"${action}"`)) return 'home';
    return [...workspace.views].find(([, view]) =>
      JSON.stringify(view).includes(`"action_id":"${action}"`),
    )?.[0];
  };
  const submitted = new Set<unknown>();
  /** Sends each modal that is open with bad intent, and as it stands. */
  const submitAll = async (where: Where): Promise<void> => {
    for (const [id, view] of workspace.views) {
      const { callback_id, blocks } = view as { callback_id?: string; blocks?: unknown[] };
      if (submitted.has(callback_id) || callback_id === 'results') continue;
      submitted.add(callback_id);
      await doing(`submit ${callback_id} with bad intent`, () =>
        p.submit(id, hostileValues(blocks ?? [], HOSTILE), where),
      );
      // A modal that shows an answer by now has nothing to send off.
      if (workspace.views.get(id)?.callback_id !== callback_id) continue;
      const stands = () => p.submit(id, {}, where).catch((error) => ({ body: String(error) }));
      await doing(`submit ${callback_id} as it stands`, stands as () => Promise<{ body: unknown }>);
    }
  };

  for (const ask of ASKS) {
    const sent = await doing(`/papers ${lineOf(ask)}`, () => p.command(lineOf(ask)));
    await pressAll(sent, {});
  }
  for (const text of LINES) {
    await doing(`/papers ${text} in direct messages`, () => p.command(text, { channel: 'DU1' }));
    await doing(`@Paperboy ${text}`, () =>
      p.event({ type: 'app_mention', user: 'U1', channel: 'C1', ts: '5.5', text: `<@UBOTT1> ${text}` }),
    );
    await doing(`${text}, said to Paperboy`, () =>
      p.event({ type: 'message', channel_type: 'im', user: 'U1', channel: 'DU1', ts: '6.6', text }),
    );
  }
  for (const callback of CALLBACKS) {
    if (callback === 'search_papers') await doing(callback, () => p.shortcut(callback));
    else
      for (const text of ['https://arxiv.org/abs/2608.10003', `none ${HOSTILE}`])
        await doing(`${callback} of ${text}`, () => p.messageShortcut(callback, { text }));
    await submitAll({});
  }
  for (const user of ['U1', 'U2']) {
    const opened = { type: 'app_home_opened', user, channel: `D${user}`, tab: 'home' };
    const sent = await doing(`${user} opens the Home`, () => p.event(opened));
    await pressAll(sent, { user });
  }
  writeStored(transcript, p.folder);
  return transcript.text();
}

import { expect, it } from 'vitest';
import { AT, testEngine } from '#test/fakes/engine.ts';

it.each([
  ['week', { days: 'weekdays' }, 'daily'],
  ['month', { days: 'daily' }, 'daily'],
  ['week', { days: 'fri' }, 'week'],
  ['week', { time: '10:00' }, 'week'],
  ['week', { days: 'weekdays', kind: 'month' }, 'month'],
  ['topics', { days: 'weekdays' }, 'topics'],
] as const)('a digest of the kind %s that is to come %j is of the kind %s', async (kind, changes, then) => {
  const { engine, state } = await testEngine({});
  await engine.subscribe({ ...AT, changes: { kind } });
  await engine.subscribe({ ...AT, changes });
  const [first] = await state.subscriptions.all(AT.channel);
  expect(first?.subscription.kind).toBe(then);
});

import { expect, it } from 'vitest';
import { readFollowing } from '#core/commands/said/read-following.ts';

const read = (typed: string) => readFollowing(typed.split(' '));

it.each([
  ['agents strict', { level: 'strict' }],
  ['agents, strictly', { level: 'strict' }],
  ['agents at the strictest level', { level: 'strict' }],
  ['agents level: strict', { level: 'strict' }],
  ['agents level strict only', { level: 'strict' }],
  ['agents broad', { level: 'broad' }],
  ['agents loose', { level: 'broad' }],
  ['agents loosely', { level: 'broad' }],
  ['agents on a broad level', { level: 'broad' }],
  ['agents level broad', { level: 'broad' }],
  ['agents level: broadest', { level: 'broad' }],
  ['agents level: normal', { level: 'normal' }],
  ['agents normal level', { level: 'normal' }],
  ['agents with alerts', { alert: 'now' }],
  ['agents with a alert', { alert: 'now' }],
  ['agents with an alert', { alert: 'now' }],
  ['agents and a notification', { alert: 'now' }],
  ['agents with instant pings on', { alert: 'now' }],
  ['agents with ping', { alert: 'now' }],
  ['agents and ping me at once', { alert: 'now' }],
  ['agents and tell us of them right away', { alert: 'now' }],
  ['agents without alerts', { alert: 'off' }],
  ['agents without alert', { alert: 'off' }],
  ['agents with no ping', { alert: 'off' }],
  ['agents and no notification', { alert: 'off' }],
  ['agents strict with alerts', { level: 'strict', alert: 'now' }],
  ['agents with alerts, strictly', { level: 'strict', alert: 'now' }],
])('follow %s', (typed, options) => expect(read(typed)).toEqual({ options, left: ['agents'] }));

it.each([
  'agents normal',
  'strict typing of agents',
  'agents strict typing',
  'loose coupling',
  'agents broad coupling',
  'agents level normality',
  'robots with alertness',
  'robots with alerts for nurses',
  'robots without alerts to nurses',
  'robots and message meters',
  `${'word '.repeat(30)}strict`,
])('follow %s is of a topic called so', (typed) =>
  expect(read(typed)).toEqual({ options: {}, left: typed.split(' ') }),
);

it('is read behind up to thirty words', () => {
  expect(read(`${'word '.repeat(29)}strict`).options).toEqual({ level: 'strict' });
});

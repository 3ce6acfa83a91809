import { expect, it } from 'vitest';
import { readSettingsWords } from '#core/commands/said/read-settings.ts';

const read = (typed: string) => readSettingsWords(typed.split(' ').filter(Boolean));

it.each([
  ['export', { export: 'channel' }],
  ['export me', { export: 'channel', for: 'me' }],
  ['export for me', { export: 'channel', for: 'me' }],
  ['export mine', { export: 'channel', for: 'me' }],
  ['export home', { export: 'channel' }],
  ['export me too', { export: 'channel' }],
  ['export all', { export: 'all' }],
  ['export every channel', { export: 'all' }],
  ['export the server', { export: 'all' }],
  ['export everything for me', { export: 'all', for: 'me' }],
  ['export overall', { export: 'channel' }],
  ['all export', { export: 'all' }],
  ['Download this channel', { export: 'channel' }],
  ['import {"a": 1}', { import: '{"a": 1}' }],
  ['all', { show: 'all' }],
  ['everything', { show: 'all' }],
  ['all channels', { show: 'all' }],
  ['all digests of this server', { show: 'all' }],
  ['all the settings in our workspace', { show: 'all' }],
  ['all digest settings', { show: 'all' }],
  ['all of this channel', { show: 'all' }],
  ['all 2', { show: 'all', page: '2' }],
  ['all page 12', { show: 'all', page: '12' }],
  ['me', { for: 'me' }],
])('settings %s', (typed, options) => {
  expect(read(typed)).toEqual({ options, left: [] });
});

it.each([
  'all robots',
  'allowance',
  'all page 12345',
  'all subchannels',
  'all digestsx',
  'homemade',
  'overall',
])('settings %s is told to be none', (typed) =>
  expect(read(typed)).toEqual({ options: {}, left: typed.split(' ') }),
);

it('says what an import lacks', () => {
  const error = {
    code: 'option-missing',
    message: expect.stringContaining('Give what “settings export” has'),
  };
  expect(() => read('import')).toThrow(expect.objectContaining(error));
});

import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { readFields, readLine } from '#core/commands/options/read-line.ts';

function fields(command: string, options: Record<string, string | number>) {
  return readFields(commands, { command, options }).options;
}

describe('fields that somebody has typed', () => {
  it('give up the options among their words', () => {
    expect(fields('search', { query: 'agents sort:date limit:3', page: 2 })).toEqual({
      query: 'agents',
      sort: 'date',
      limit: '3',
      page: 2,
    });
    expect(fields('follow', { topic: '“world models” level:strict' })).toEqual({
      topic: '“world models”',
      level: 'strict',
    });
  });

  it('are left as they are where there are none', () => {
    expect(fields('search', { query: 'agents  author:x "sort:date"' })).toEqual({
      query: 'agents  author:x "sort:date"',
    });
    expect(fields('today', { size: 3 })).toEqual({ size: 3 });
  });

  it('are refused where an option is given twice', () => {
    expect(() => fields('search', { query: 'agents limit:3', limit: 5 })).toThrow('"limit" is given twice');
  });
});

describe('a list behind an option', () => {
  it.each([
    ['settings managers:@ada @bo and @cy', { managers: '@ada @bo and @cy' }],
    ['saved import 2608.19936 2608.19861', { import: '2608.19936 2608.19861' }],
    ['saved import 2608.19936, 2608.19861', { import: '2608.19936, 2608.19861' }],
    ['saved import:2608.19936 and 2608.19861', { import: '2608.19936 and 2608.19861' }],
    ['saved import refs.bib page 2', { import: 'refs.bib', page: 2 }],
    ['settings managers:<@U1|ada> <@U2>', { managers: '<@U1|ada> <@U2>' }],
    ['settings managers:U1, U8', { managers: 'U1, U8' }],
    ['subscribe topics:robots; grasping 09:00', { topics: 'robots; grasping', time: '09:00' }],
    ['subscribe mention:@readers in alerts 09:00', { mention: '@readers in alerts', time: '09:00' }],
    ['subscribe mention:@readers 09:00', { mention: '@readers', time: '09:00' }],
  ])('needs no quotes: %s', (line, options) => {
    expect(readLine(commands, line)).toMatchObject({ options });
  });
});

describe('an option of other commands', () => {
  it.each([
    ['follow robots channel:#quant', /No other channel can be named behind "follow"/],
    ['today channel:<#C2|quant>', /No other channel can be named behind "today"/],
    ['mute robots alert:now', /no option "alert" behind "mute".*follow LLM quantization alert:now/],
    ['unfollow robots level:strict', /no option "level" behind "unfollow"/],
  ])('is no part of a topic: %s', (line, says) => {
    expect(() => readLine(commands, line)).toThrow(says);
  });

  it('is words where no option looks so', () => {
    expect(readLine(commands, 'search attention channel:width')).toMatchObject({
      options: { query: 'attention channel:width' },
    });
  });
});

describe('settings of all digests', () => {
  it.each([
    ['settings all export', { export: 'all' }],
    ['settings all channels', { show: 'all' }],
    ['settings all page 2', { show: 'all', page: 2 }],
  ])('are asked for in any order: %s', (line, options) => {
    expect(readLine(commands, line)).toMatchObject({ options });
  });
});

describe('a line', () => {
  const look = { command: 'paper', options: { paper: '2608.01234' } };

  it.each([
    '2608.01234',
    '<https://arxiv.org/abs/2608.01234>',
    'what about https://arxiv.org/abs/2608.01234v2?',
  ])('that is a paper looks at it: %s', (line) => expect(readLine(commands, line)).toEqual(look));

  it.each(['2608.01234 2608.01235', '2608.01234, https://arxiv.org/abs/2608.01235'])(
    'that is several papers and nothing else looks for them: %s',
    (line) => expect(readLine(commands, line)).toEqual({ command: 'search', options: { query: line } }),
  );

  it.each([
    [
      'search https://arxiv.org/abs/2608.01234',
      { command: 'search', options: { query: 'https://arxiv.org/abs/2608.01234' } },
    ],
    ['/similar 2608.01234', { command: 'similar', options: { paper: '2608.01234' } }],
  ])('that is a command is that command: %s', (line, intent) =>
    expect(readLine(commands, line)).toEqual(intent),
  );

  it.each([
    'see https://arxiv.org/abs/2608.01234 https://arxiv.org/abs/2608.01235',
    'https://huggingface.co/datasets/x/2608.01234',
  ])('that links to several papers or none is no command: %s', (line) =>
    expect(() => readLine(commands, line)).toThrow('There is no command'),
  );

  it.each([
    ['page:999', '"page" must be a whole number from 1 to 100, not "999"'],
    ['page:-1', '"page" must be a whole number from 1 to 100, not "-1"'],
    ['limit:1000', '"limit" must be a whole number from 1 to 50, not "1000"'],
    ['sort:stars', '"sort" must be relevance, date or upvotes, not "stars"'],
    [
      'since:2026-02-29',
      '"since" takes a day, a month or a year, such as 2026-05-13, 2026-05 or 2026, not "2026-02-29".',
    ],
  ])('with %s says what it takes', (typed, sentence) => {
    expect(() => readLine(commands, `search agents ${typed}`)).toThrow(sentence);
  });
});

describe('settings that are pasted', () => {
  const JSON_TEXT = '{"paperboy": "settings",\n "topics": [{"topic": "chain of thought for:me"}]}';

  it.each([
    ['behind the word', 'settings import'],
    ['behind the option', 'settings import:'],
    ['behind the option, for another channel', 'settings channel:#quant import:'],
  ])('%s keep their quotes, and nothing in them is an option', (_, before) => {
    const { command, options } = readLine(
      commands,
      `${before}${before.endsWith(':') ? '' : ' '}${JSON_TEXT}`,
    );
    expect(command).toBe('settings');
    expect(JSON.parse(String(options?.import))).toEqual(JSON.parse(JSON_TEXT));
    expect(options?.for).toBeUndefined();
  });

  it('are for the channel that is named behind them', () => {
    const { options } = readLine(commands, 'settings import {"a": 1} in #quant');
    expect(options).toEqual({ import: '{"a": 1}', channel: '#quant' });
  });
});

import { commands } from '#commands/index.ts';
import { readDateAnd, readPeriodAnd } from '#core/commands/date-option.ts';
import { noSearchIn, notUnderstood } from '#core/commands/nearest/no-search.ts';
import { readLine } from '#core/commands/options/read-line.ts';
import { wordsOfLine } from '#core/commands/options/words.ts';
import { readFollowing } from '#core/commands/said/read-following.ts';
import { readForgetting } from '#core/commands/said/read-forgetting.ts';
import { readMuting } from '#core/commands/said/read-muting.ts';
import { hear } from '#core/commands/talk/hear.ts';
import { nameWords } from '#core/search/name-words.ts';
import { paperAlone, paperIn, papersLinked, takePapers } from '#core/search/paper-reference.ts';
import { parseQuery, readQuery } from '#core/search/read-query.ts';
import { readPause } from '#core/subscriptions/not-yet.ts';
import { readOrder } from '#core/subscriptions/order-words.ts';
import { oneLine } from '#core/text/text.ts';
import { readDate } from '#core/time/date/read-date.ts';
import { parseTime } from '#core/time/time-of-day.ts';
import { parseWeekdays } from '#core/time/weekdays.ts';
import { parseZone, zonesLike } from '#core/time/zone.ts';
import { topicOf } from '#core/topics/topic.ts';
import { printTable } from './measure.ts';

// The longest that each reader of what people type takes, over 20 KB of whatever a reader may go over again and again.
const SIZE = 20_000;
const BAR_MS = 50;
const words = (text: string) => text.split(' ');
const line = (command: string) => (text: string) => readLine(commands, `${command} ${text}`);

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  hear: (text) => hear(commands, text),
  noSearchIn,
  notUnderstood,
  readLine: (text) => readLine(commands, text),
  wordsOfLine,
  search: line('search'),
  subscribe: line('subscribe'),
  today: line('today'),
  top: line('top'),
  follow: line('follow'),
  mute: line('mute'),
  forget: line('forget'),
  'saved import': line('saved import'),
  readQuery,
  newTopic: (text) => readQuery(text, { isTopic: true, writes: () => false }),
  parseQuery,
  topicOf,
  nameWords,
  takePapers,
  paperAlone,
  papersLinked,
  paperIn,
  readDate: (text) => readDate(text, '2026-08-20'),
  readDateAnd: (text) => readDateAnd(words(text)),
  readPeriodAnd: (text) => readPeriodAnd(words(text)),
  readOrder: (text) => readOrder(words(text)),
  readPause: (text) => readPause(words(text)),
  readMuting: (text) => readMuting(words(text)),
  readFollowing: (text) => readFollowing(words(text)),
  readForgetting: (text) => readForgetting(words(text)),
  parseTime,
  parseWeekdays,
  parseZone,
  zonesLike: (text) => zonesLike(text, 25),
  oneLine,
};

const REPEATED = [
  ...Array.from('a 1"\'-–()<>:@#|.,;_0[]=?!。\n\té😀‍'),
  ...['e\u0301', 'a,b ', 'a a: ', 'author:a, ', 'has:code,', 'since:last ', 'NOT ', 'a|', '-a ', 'xanadu '],
  ...['<https://', 'arxiv.org/abs/', '2608.01234,', 'doi.org/', 'www.', 'a.', "a'", '--x ', '/papers '],
  ...['hi ', 'please ', 'find me ', 'papers about ', 'what is ', 'last week ', 'for 2 weeks ', 'on the '],
  ...['every monday ', '9am ', 'Berlin, ', 'UTC+', 'no ', 'the ', '! ', ', ', '<@U1> '],
];
const AROUND = [
  ['', ''],
  ['a', ' x!'],
  ['search "', '"'],
] as const;

const rows = Object.entries(READERS).map(([what, read]) => {
  for (const repeated of REPEATED) took(read, repeated.repeat(20));
  const all = AROUND.flatMap(([before, after]) =>
    REPEATED.map((repeated) => {
      const text = before + repeated.repeat(SIZE / repeated.length) + after;
      return { repeated, ms: Math.min(took(read, text), took(read, text)) };
    }),
  ).toSorted((one, other) => other.ms - one.ms);
  const [longest] = all;
  return { what, 'p100 ms': Math.round((longest?.ms ?? 0) * 10) / 10, repeated: longest?.repeated ?? '' };
});
rows.sort((one, other) => other['p100 ms'] - one['p100 ms']);
printTable(`Readers of what people type, over ${all()} texts of 20 KB`, [
  { what: 'the bar', 'p100 ms': BAR_MS, repeated: '' },
  ...rows,
]);
process.exitCode = rows.every((row) => row['p100 ms'] <= BAR_MS) ? 0 : 1;

function all(): number {
  return rows.length * REPEATED.length * AROUND.length;
}

/** Milliseconds of this process's own work, whatever else the machine does. */
function took(read: (text: string) => unknown, text: string): number {
  const began = process.cpuUsage();
  try {
    read(text);
  } catch {
    // That it is none of what is read is an answer, too.
  }
  return process.cpuUsage(began).user / 1_000;
}

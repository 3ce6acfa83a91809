import { commands } from '#commands/index.ts';
import { KNOWN, UNKNOWN } from './lists.ts';

/** What somebody asks: a command, and its options as they are typed. */
export interface Ask {
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
  readonly kind: 'good' | 'bad' | 'hostile';
}

/** Mentions, markup, a link, text that runs backwards, a control character and an open code block. */
export const HOSTILE = '@everyone <!channel> <@U1> [x](https://evil.example) *b* `c` \u202egnp\u0007 ```';
/** More than a button or a choice holds, and more than a topic of a day may have. */
export const LONG = 'quantization '.repeat(20).trim();
/** As long as a topic may be: its level and whose it is make that more than a button or a line of a menu holds. */
export const LONG_TOPIC =
  'quantization of large language models into four bits without calibration data for phones and robots';
const LONG_TOO: ReadonlySet<string> = new Set(['query', 'topic', 'words', 'paper', 'zone']);

// A good and a bad value of each option, whichever command it belongs to.
const VALUES: Readonly<Record<string, readonly [good: string, bad: string]>> = {
  topic: ['quantization', '!!!'],
  query: ['quantization of language models', '""'],
  words: ['quantization', '!!!'],
  date: ['2026-08-20', '2026-13-40'],
  since: ['2026-08-20', 'yesteryear'],
  for: ['me', 'nobody'],
  whose: ['me', 'nobody'],
  size: ['2', '-1'],
  limit: ['1', '1000'],
  page: ['2', '0'],
  days: ['daily', 'noday'],
  period: ['month', 'century'],
  sort: ['date', 'colour'],
  level: ['strict', 'harsh'],
  alert: ['now', 'never'],
  paper: [KNOWN, UNKNOWN],
  export: ['bibtex', 'pdf'],
  import: [KNOWN, 'no paper'],
  want: ['less', 'neither'],
  time: ['18:30', '25:61'],
  zone: ['Europe/Berlin', 'Berlln'],
  order: ['newest', 'random'],
  kind: ['topics', 'yearly'],
  'catch-up': ['skip', 'perhaps'],
  'quiet-days': ['note', 'perhaps'],
  'quiet-hours': ['22-7', '22'],
  links: ['new', 'perhaps'],
  of: ['saved', 'everything'],
  address: ['ada@example.org', 'nobody'],
  holidays: ['24 Dec to 1 Jan', 'midsummer'],
  mention: ['off', '@nobody'],
  channel: ['#c1', '#nowhere'],
  'move-to': ['#c1', '#nowhere'],
  managers: ['nobody', '@alice'],
  until: ['2 weeks', 'yesterday'],
  thread: ['day', 'perhaps'],
  top: ['off', 'sometimes'],
  explore: ['off', 'sometimes'],
  name: ['daily', 'two words'],
  topics: ['followed', ';'],
  repeat: ['other-digests', 'perhaps'],
  send: ['now', 'later'],
  show: ['preview', 'everything'],
  command: ['search', 'serach'],
  sure: ['yes', 'perhaps'],
  key: ['00000000', '!!!'],
};
// What differs from command to command: the days of a mute are a number, and settings are a file of their own.
const OF_COMMANDS: Readonly<Record<string, Readonly<Record<string, readonly [good: string, bad: string]>>>> =
  {
    mute: { days: ['7', '0'] },
    settings: {
      export: ['channel', 'pdf'],
      import: [
        '{"paperboy":"settings","version":1,"channels":[{"topics":[{"topic":"quantization"}]}]}',
        '{"paperboy":"settings","version":9}',
      ],
    },
  };
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  search: ['query'],
  paper: ['paper'],
  similar: ['paper'],
  save: ['paper'],
  unsave: ['paper'],
  dismiss: ['paper'],
  why: ['paper'],
  like: ['paper'],
  follow: ['topic'],
  unfollow: ['topic'],
  mute: ['topic'],
  unmute: ['topic'],
  subscribe: ['time', 'zone'],
  forget: ['whose'],
};

/** Every command with nothing, with what it needs, and with each of its options well, badly and with bad intent. */
export const ASKS: readonly Ask[] = commands.flatMap(({ name, options }): Ask[] => {
  const each = Object.keys(options.shape).flatMap((option) => {
    const [good, bad] = valuesOf(name, option);
    const given = (value: string, kind: Ask['kind']) => ask(name, { ...needed(name), [option]: value }, kind);
    const long = LONG_TOO.has(option) ? [given(LONG, 'hostile')] : [];
    return [given(good, 'good'), given(bad, 'bad'), given(HOSTILE, 'hostile'), ...long];
  });
  const all = [ask(name, {}, 'good'), ask(name, needed(name), 'good'), ...each];
  return all.filter((one, at) => all.findIndex((other) => lineOf(other) === lineOf(one)) === at);
});

/** Every command once, with what it needs. */
export const PLAIN: readonly Ask[] = commands.map(({ name }) => ask(name, needed(name), 'good'));

/** Words that are no command with its options. */
export const LINES = [
  'serach llm',
  'search "world models" -robots sort:date',
  'search llm --limt 3',
  'subscribe 9pm New York mon,thu size:10',
  'subscribe 9 Berlln',
  'today for me',
  'today now please',
  'today size:3 size:4',
  'follow robots for me',
  `follow for:me -- ${LONG_TOPIC}`,
  'saved export markdown',
  'paper <https://arxiv.org/abs/2608.10010v2>',
  `search ${LONG} limit:1`,
  'similar https://evil.example/2608.10010',
  'mute games 7',
  HOSTILE,
  `search ${'(('.repeat(60)}`,
];

/** As it is typed. */
export function lineOf({ command, options }: Pick<Ask, 'command' | 'options'>): string {
  return [command, ...Object.entries(options).map(([name, value]) => `${name}:${quoted(value)}`)].join(' ');
}

function ask(command: string, options: Ask['options'], kind: Ask['kind']): Ask {
  return { command, options, kind };
}

function needed(command: string): Record<string, string> {
  return Object.fromEntries((NEEDED[command] ?? []).map((option) => [option, valuesOf(command, option)[0]]));
}

function valuesOf(command: string, option: string): readonly [good: string, bad: string] {
  const values = OF_COMMANDS[command]?.[option] ?? VALUES[option];
  if (values) return values;
  throw new Error(`test/transcripts/asks.ts has no value for the option ${option}`);
}

function quoted(value: string): string {
  return /^[\w/.:-]+$/.test(value) ? value : `"${value.replaceAll('"', "'")}"`;
}

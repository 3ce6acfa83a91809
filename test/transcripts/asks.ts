import { commands } from '#commands/index.ts';

/** What somebody asks: a command, and its options as they are typed. */
export interface Ask {
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
}

export const HOSTILE = '@everyone <!channel> <@U1> [x](https://evil.example) *b* `c` \u202egnp\u0007 ```';

// A good and a bad value for each option, whichever command it is of.
const VALUES: Readonly<Record<string, readonly [good: string, bad: string]>> = {
  topic: ['quantization', '!!!'],
  query: ['quantization of language models', '""'],
  words: ['quantization', '!!!'],
  date: ['2026-08-20', '2026-13-40'],
  since: ['2026-08-20', 'yesteryear'],
  for: ['me', 'nobody'],
  whose: ['me', 'nobody'],
  size: ['2', '-1'],
  limit: ['2', '1000'],
  page: ['2', '0'],
  days: ['daily', 'noday'],
  period: ['month', 'century'],
  sort: ['date', 'colour'],
  level: ['strict', 'harsh'],
  paper: ['2608.10003', '2608.99999'],
  export: ['bibtex', 'pdf'],
  time: ['18:30', '25:61'],
  zone: ['Europe/Berlin', 'Berlln'],
  order: ['newest', 'random'],
  kind: ['topics', 'yearly'],
  'catch-up': ['skip', 'perhaps'],
  'quiet-days': ['note', 'perhaps'],
  thread: ['day', 'perhaps'],
  command: ['search', 'serach'],
};
// Days of a mute are a number.
const DAYS = { mute: ['7', '0'] } as const;
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  search: ['query'],
  paper: ['paper'],
  similar: ['paper'],
  save: ['paper'],
  unsave: ['paper'],
  dismiss: ['paper'],
  follow: ['topic'],
  unfollow: ['topic'],
  mute: ['topic'],
  unmute: ['topic'],
  subscribe: ['time', 'zone'],
  forget: ['whose'],
};

/** Every command with nothing, with what it needs, and with each of its options well, badly and with bad intent. */
export const ASKS: readonly Ask[] = commands.flatMap(({ name, options }): Ask[] => {
  const value = (option: string, at: 0 | 1) =>
    (name === 'mute' && option === 'days' ? DAYS.mute : VALUES[option])?.[at] ?? missing(option);
  const needed = Object.fromEntries((NEEDED[name] ?? []).map((option) => [option, value(option, 0)]));
  const each = Object.keys(options.shape).flatMap((option) =>
    [value(option, 0), value(option, 1), HOSTILE].map((typed) => ({
      command: name,
      options: { ...needed, [option]: typed },
    })),
  );
  const plain = { command: name, options: needed };
  const all = [{ command: name, options: {} }, plain, ...each];
  return all.filter((ask, at) => all.findIndex((other) => lineOf(other) === lineOf(ask)) === at);
});

/** As it is typed. */
export function lineOf({ command, options }: Ask): string {
  return [command, ...Object.entries(options).map(([name, value]) => `${name}:${quoted(value)}`)].join(' ');
}

function quoted(value: string): string {
  return /^[\w/.:-]+$/.test(value) ? value : `"${value.replaceAll('"', "'")}"`;
}

function missing(option: string): never {
  throw new Error(`test/transcripts/asks.ts has no value for the option ${option}`);
}

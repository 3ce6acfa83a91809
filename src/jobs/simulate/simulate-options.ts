import { parseArgs } from 'node:util';
import { UserError } from '#core/errors.ts';
import { Day } from '#core/paper.ts';
import { closest } from '#core/text/closest.ts';
import { parseZone } from '#core/time/zone.ts';

/** What is to be simulated. */
export interface Simulation {
  readonly from: Day;
  readonly to: Day;
  readonly zones: readonly string[];
  readonly channels: number;
  /** A channel of one's own, as it was typed, in place of made-up ones. */
  readonly channel?: string | undefined;
  /** The days on which the source is down from 06:00 to 15:00 UTC. */
  readonly outages: readonly Day[];
  /** The days on which the program is down from 06:00 to 10:00 UTC. */
  readonly restarts: readonly Day[];
}

const EXAMPLES = {
  from: '2026-08-17',
  to: '2026-08-21',
  tz: 'Europe/Berlin',
  channels: '3',
  channel: 'terminal',
  outage: '2026-08-19',
  restart: '2026-08-20',
};
type Name = keyof typeof EXAMPLES;
const NAMES = Object.keys(EXAMPLES) as Name[];
const MOST_DAYS = 400;

export const SIMULATE_USAGE = 'type npm run simulate -- --from 2026-08-17 --to 2026-08-21 --tz Europe/Berlin';

/** What `npm run simulate -- --help` prints. */
export const SIMULATE_HELP = `npm run simulate: which digests come on days whose lists are stored, as they would look here.
Nothing is sent, and nothing is changed. Without stored lists, those of the bundled sample are taken.

  --from 2026-08-17     the first day
  --to 2026-08-21       the last day; the first one where it is left out
  --tz Europe/Berlin    the time zone of made-up channels; several with commas between, or all
  --channels 3          how many made-up channels; the first three are shown
  --channel ID          instead: all that is ordered, followed and muted in a channel of yours (terminal, or a channel's id)
  --outage 2026-08-19   the source is down from 06:00 to 15:00 UTC of that day; may be given several times
  --restart 2026-08-20  the program is down from 06:00 to 10:00 UTC of that day; may be given several times
`;

/** Reads the words behind `simulate`. Throws a UserError that names what cannot be read. */
export function planOf(args: readonly string[]): Simulation {
  const given = valuesOf(args);
  const one = (name: Name) => given.get(name)?.at(-1);
  const days = (name: Name) => (given.get(name) ?? []).map((value) => dayOf(name, value));
  const from = dayOf('from', one('from') ?? EXAMPLES.from);
  const to = dayOf('to', one('to') ?? from);
  if (to < from) throw wrong(`--to ${to} is before --from ${from}`);
  if (Date.parse(to) - Date.parse(from) > MOST_DAYS * 86_400_000)
    throw wrong(`From ${from} to ${to} are more than ${MOST_DAYS} days`);
  const [outages, restarts] = [days('outage'), days('restart')];
  for (const day of [...outages, ...restarts])
    if (day < from || day > to) throw wrong(`${day} is not one of the days from ${from} to ${to}`);
  const channels = one('channels') ?? '1';
  if (!/^[1-9]\d{0,4}$/.test(channels))
    throw wrong(`--channels must be a number from 1 to 99999, not “${channels}”`);
  const tz = one('tz') ?? 'UTC';
  const zones = tz === 'all' ? Intl.supportedValuesOf('timeZone') : tz.split(',').map(parseZone);
  return { from, to, zones, channels: Number(channels), channel: one('channel'), outages, restarts };
}

/** What was given, by name. */
function valuesOf(args: readonly string[]): Map<Name, string[]> {
  const text = { type: 'string', multiple: true } as const;
  const options = Object.fromEntries(NAMES.map((name) => [name, text]));
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const given = new Map<Name, string[]>();
  for (const token of tokens) {
    if (token.kind === 'positional') throw wrong(`“${token.value}” stands behind no option`);
    if (token.kind !== 'option') continue;
    const name = NAMES.find((known) => known === token.name);
    if (!name) throw wrong(unknownText(token.rawName));
    if (!token.value || token.value.startsWith('--'))
      throw wrong(`--${name} needs a value, such as --${name} ${EXAMPLES[name]}`);
    given.set(name, [...(given.get(name) ?? []), token.value]);
  }
  return given;
}

function unknownText(typed: string): string {
  const near = closest(typed.replace(/^-+/, ''), NAMES);
  return `There is no option ${typed}${near ? `; did you mean --${near}?` : ''}`;
}

function dayOf(name: Name, typed: string): Day {
  const read = Day.safeParse(typed);
  if (read.success) return read.data;
  throw wrong(`--${name} must be a day such as ${EXAMPLES.from}, not “${typed}”`);
}

function wrong(what: string): UserError {
  return new UserError('usage', `${what}${what.endsWith('?') ? ' Else' : ':'} ${SIMULATE_USAGE}, or --help.`);
}

import { Temporal } from 'temporal-polyfill';

/** When the pictures are taken, a little after a day's list has settled, and where whoever looks at them lives. */
export const NOW = '2026-08-21T17:02:00Z';
const ZONE = 'Europe/Berlin';

type Look = Intl.DateTimeFormatOptions;
const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const satisfies Look;
const SHORT_DAY = { ...DAY, month: 'short' } as const satisfies Look;
const TIME = { hour: '2-digit', minute: '2-digit' } as const satisfies Look;
const SECONDS = { ...TIME, second: '2-digit' } as const satisfies Look;

const ON_DISCORD: Readonly<Record<string, Look>> = {
  t: TIME,
  T: SECONDS,
  d: { day: '2-digit', month: '2-digit', year: 'numeric' },
  D: DAY,
  f: { ...DAY, ...TIME },
  F: { ...DAY, ...TIME, weekday: 'long' },
};
const ON_SLACK: Readonly<Record<string, Look>> = {
  date_num: { day: '2-digit', month: '2-digit', year: 'numeric' },
  date: DAY,
  date_short: SHORT_DAY,
  date_long: { ...DAY, weekday: 'long' },
  time: TIME,
  time_secs: SECONDS,
};

/** What a reader sees of `<t:SECONDS:FORMAT>` on Discord. */
export function discordTime(seconds: number, format = 'f'): string {
  return format === 'R' ? ago(seconds) : shown(seconds, ON_DISCORD[format] ?? {});
}

/** What a reader sees of `<!date^SECONDS^TOKENS|…>` on Slack; `tokens` is "{date_short} at {time}" and the like. */
export function slackTime(seconds: number, tokens: string): string {
  return tokens.replace(/\{(\w+?)(_pretty)?\}/g, (_, name: string, pretty?: string) => {
    if (name === 'ago') return ago(seconds);
    return (pretty && nearby(seconds)) || shown(seconds, ON_SLACK[name] ?? {});
  });
}

function shown(seconds: number, look: Look): string {
  return new Intl.DateTimeFormat('en-GB', { ...look, timeZone: ZONE }).format(seconds * 1000);
}

const NEARBY: Readonly<Record<number, string>> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' };

function nearby(seconds: number): string | undefined {
  const dayOf = (ms: number) =>
    Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(ZONE).toPlainDate();
  return NEARBY[dayOf(Date.parse(NOW)).until(dayOf(seconds * 1000)).days];
}

function ago(seconds: number): string {
  const minutes = Math.round((seconds * 1000 - Date.parse(NOW)) / 60_000);
  const [unit, size] = UNITS.find(([, least]) => Math.abs(minutes) >= least) ?? (['minute', 1] as const);
  return new Intl.RelativeTimeFormat('en-GB').format(Math.round(minutes / size), unit);
}

const UNITS = [
  ['day', 1440],
  ['hour', 60],
] as const;

// One clock, whatever the season: "EST" in August means the clock of New York as well.
const CLOCKS: Readonly<Record<string, string>> = {
  'America/Anchorage': 'alaska, alaskan, akst, akdt',
  'America/Argentina/Buenos_Aires': 'art',
  'America/Bogota': 'cot',
  'America/Chicago': 'central, us central, cdt, ct, central us',
  'America/Denver': 'mountain, us mountain, mdt, mt',
  'America/Halifax': 'atlantic, adt',
  'America/Los_Angeles': 'pacific, us pacific, pst, pdt, pt, west coast, us west coast, pacific us',
  'America/New_York': 'eastern, us eastern, est, edt, et, east coast, us east coast, eastern us',
  'America/Sao_Paulo': 'brt, brasilia',
  'America/St_Johns': 'nst, ndt',
  'Asia/Dubai': 'gulf',
  'Asia/Hong_Kong': 'hkt',
  'Asia/Jakarta': 'wib',
  'Asia/Karachi': 'pkt',
  'Asia/Kathmandu': 'npt',
  'Asia/Kolkata': 'indian',
  'Asia/Manila': 'pht',
  'Asia/Seoul': 'kst, korean, korea',
  'Asia/Shanghai': 'china, chinese',
  'Asia/Singapore': 'sgt',
  'Asia/Tokyo': 'jst, japanese',
  'Africa/Johannesburg': 'sast',
  'Africa/Lagos': 'west africa',
  'Africa/Nairobi': 'eat, east africa',
  'Australia/Adelaide': 'acdt',
  'Australia/Darwin': 'acst',
  'Australia/Perth': 'awst',
  'Australia/Sydney': 'aedt',
  'Europe/Athens': 'eet, eest, eastern european',
  'Europe/Berlin': 'cet, cest, mez, mesz, central european, middle european',
  'Europe/Lisbon': 'wet, west, western european',
  'Europe/London': 'bst, british',
  'Europe/Moscow': 'msk',
  'Pacific/Auckland': 'nzst, nzdt',
  'Pacific/Honolulu': 'hst',
  UTC: 'z, zulu, etc/utc, etc/gmt, gmt, greenwich mean, coordinated universal, universal',
};

// What several places call theirs, whose clocks differ: which one is meant has to be asked.
const SHARED: Readonly<Record<string, string>> = {
  ast: 'America/Halifax, Asia/Riyadh',
  aest: 'Australia/Sydney, Australia/Brisbane',
  australian: 'Australia/Sydney, Australia/Brisbane, Australia/Perth',
  cst: 'America/Chicago, Asia/Shanghai',
  georgia: 'Asia/Tbilisi, America/New_York',
  ist: 'Asia/Kolkata, Europe/Dublin, Asia/Jerusalem',
  mst: 'America/Denver, America/Phoenix',
};

// These offsets are kept all year by the places that they are typed for; others change with the season.
const OFFSETS: Readonly<Record<string, string>> = {
  '+00:00': 'UTC',
  '+03:30': 'Asia/Tehran',
  '+04:00': 'Asia/Dubai',
  '+04:30': 'Asia/Kabul',
  '+05:00': 'Asia/Karachi',
  '+05:30': 'Asia/Kolkata',
  '+05:45': 'Asia/Kathmandu',
  '+06:00': 'Asia/Dhaka',
  '+06:30': 'Asia/Yangon',
  '+07:00': 'Asia/Bangkok',
  '+08:00': 'Asia/Shanghai',
  '+09:00': 'Asia/Tokyo',
  '-03:00': 'America/Sao_Paulo',
  '-10:00': 'Pacific/Honolulu',
};

const OFFSET = /^(?:utc|gmt)? ?([+−-]) ?(\d{1,2})(?::?(\d{2}))?$/i;

/** The names by which a clock is called, folded, and the zones that keep it: "eastern", "cst". */
export const CLOCK_NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.entries(CLOCKS).flatMap(([zone, names]) =>
    names.split(', ').map((name): [string, string[]] => [name, [zone]]),
  ),
  ...Object.entries(SHARED).map(([name, zones]): [string, string[]] => [name, zones.split(', ')]),
]);

/** Whether a text is an offset ("UTC+5:30", "-08"), and the zone that keeps it all year, where that is clear. */
export function offsetIn(text: string): { zone: string | undefined } | undefined {
  const [, sign = '', hours = '', minutes = '00'] = OFFSET.exec(text) ?? [];
  if (!hours) return undefined;
  const name = `${sign === '+' ? '+' : '-'}${hours.padStart(2, '0')}:${minutes}`;
  return { zone: OFFSETS[name === '-00:00' ? '+00:00' : name] };
}

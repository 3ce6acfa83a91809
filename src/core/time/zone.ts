import { Temporal } from 'temporal-polyfill';
import { UserError } from '../errors.ts';
import { closest } from '../text/closest.ts';
import { clipWords, oneLine } from '../text/text.ts';

// JavaScript engines list some zones by the name of a former time; people look for the present one.
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Louisville': 'America/Kentucky/Louisville',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

// Large cities that keep the clock of another, and abbreviations that mean one place which never changes its clock.
const ALSO: Readonly<Record<string, readonly string[]>> = {
  'America/Los_Angeles': ['san francisco', 'seattle', 'san diego', 'palo alto', 'mountain view'],
  'America/New_York': ['boston', 'washington', 'philadelphia', 'pittsburgh', 'atlanta', 'miami'],
  'America/Chicago': ['austin', 'houston', 'dallas'],
  'America/Toronto': ['montreal', 'ottawa'],
  'Asia/Kolkata': ['mumbai', 'delhi', 'new delhi', 'bangalore', 'bengaluru', 'hyderabad', 'chennai', 'pune'],
  'Asia/Shanghai': ['beijing', 'shenzhen', 'hangzhou', 'guangzhou'],
  'Asia/Tokyo': ['osaka', 'kyoto', 'jst'],
  'Asia/Seoul': ['kst'],
  'Asia/Jerusalem': ['tel aviv', 'haifa'],
  'Asia/Singapore': ['sgt'],
  'Asia/Dubai': ['abu dhabi'],
  'Australia/Sydney': ['canberra'],
  'Europe/Berlin': ['munich', 'hamburg', 'cologne', 'frankfurt'],
  'Europe/London': ['edinburgh', 'cambridge', 'oxford', 'manchester'],
  'Europe/Madrid': ['barcelona'],
  'Europe/Paris': ['lyon', 'grenoble'],
  'Europe/Rome': ['milan'],
  'Europe/Zurich': ['geneva', 'lausanne'],
  UTC: ['z', 'zulu', 'etc/utc', 'etc/gmt', 'gmt'],
};

// Names of an offset for part of a year, or of several places: what to type instead.
const ABBREVIATIONS = new Map(
  Object.entries({
    acst: 'Australia/Darwin or Australia/Adelaide',
    aest: 'Australia/Sydney or Australia/Brisbane',
    aedt: 'Australia/Sydney',
    bst: 'Europe/London',
    cdt: 'America/Chicago',
    cest: 'Europe/Berlin or Europe/Paris',
    cet: 'Europe/Berlin or Europe/Paris',
    cst: 'America/Chicago or Asia/Shanghai',
    edt: 'America/New_York',
    eest: 'Europe/Athens or Europe/Helsinki',
    eet: 'Europe/Athens or Europe/Helsinki',
    est: 'America/New_York',
    ist: 'Asia/Kolkata, Europe/Dublin or Asia/Jerusalem',
    mdt: 'America/Denver',
    msk: 'Europe/Moscow',
    mst: 'America/Denver or America/Phoenix',
    pdt: 'America/Los_Angeles',
    pst: 'America/Los_Angeles',
    west: 'Europe/Lisbon',
    wet: 'Europe/Lisbon',
  }),
);

const OFFSET = /^(?:utc|gmt)? ?[+−-] ?\d{1,2}(?::?\d{2})?$/i;

/** The IANA name of a zone as people type it ("europe/berlin", "new york", "UTC"); else a UserError that says what to type. */
export function parseZone(typed: string): string {
  const text = oneLine(typed);
  const shown = clipWords(text, 40);
  const folded = fold(text);
  if (OFFSET.test(text)) {
    throw new UserError(
      'zone-unclear',
      `${shown} does not follow daylight saving: type a city, such as Berlin or New York.`,
    );
  }
  const instead = ABBREVIATIONS.get(folded);
  if (instead) {
    const shout = shown.toUpperCase();
    throw new UserError(
      'zone-unclear',
      `${shout} does not say whose clock to follow: type ${instead}, or a city.`,
    );
  }
  const places = zonesNamed(folded);
  if (places.length > 1) {
    throw new UserError('zone-unclear', `There is more than one ${shown}: type ${places.join(' or ')}.`);
  }
  const found = places[0] ?? zoneId(text.replace(/ /g, '_'));
  if (found) return found;
  const near = closest(folded, ownNames());
  const hint =
    near && folded ? `did you mean ${zonesNamed(near)[0]}?` : 'type a large city nearby, such as Berlin.';
  throw new UserError('zone-unknown', `There is no time zone "${shown}": ${hint}`);
}

/** Zones whose name or a place in them begins so, then those that hold it anywhere, at most so many. */
export function zonesLike(typed: string, most: number): string[] {
  const folded = fold(oneLine(typed));
  const begun: string[] = [];
  const within: string[] = [];
  for (const [name, zones] of byName()) {
    if (name.startsWith(folded)) begun.push(...zones);
    else if (name.includes(folded)) within.push(...zones);
  }
  return [...new Set([...begun, ...within])].slice(0, most);
}

/** Whether a text is the name of a zone that has rules, not an offset. */
export function isZone(name: string): boolean {
  return zoneId(name) !== undefined;
}

/** The name as it is spelt officially; undefined where it is none. A former name is kept: it stays valid. */
function zoneId(name: string): string | undefined {
  if (!/^[a-z][\w+/-]*$/i.test(name)) return undefined;
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId;
  } catch {
    return undefined;
  }
}

let known: ReadonlyMap<string, readonly string[]> | undefined;

/** Zones by what people may call them, folded: the whole name, and the city alone. Made when it is first asked for. */
function byName(): ReadonlyMap<string, readonly string[]> {
  if (known) return known;
  const made = new Map<string, Set<string>>();
  const add = (name: string, zone: string) =>
    made.set(fold(name), (made.get(fold(name)) ?? new Set()).add(zone));
  for (const listed of Intl.supportedValuesOf('timeZone')) {
    const zone = RENAMED[listed] ?? listed;
    for (const name of [listed, zone]) add(name.slice(name.lastIndexOf('/') + 1), zone);
    add(zone, zone);
  }
  for (const [zone, names] of Object.entries(ALSO)) for (const name of [zone, ...names]) add(name, zone);
  known = new Map([...made].map(([name, zones]) => [name, [...zones]]));
  return known;
}

function zonesNamed(folded: string): readonly string[] {
  return byName().get(folded) ?? [];
}

/** The names that a zone bears itself, so that a reader knows it again when it is proposed. */
function ownNames(): string[] {
  return [...byName()].flatMap(([name, zones]) =>
    name.length > 3 && zones.some((zone) => fold(zone).endsWith(name)) ? [name] : [],
  );
}

/** Without case, accents and the signs between words. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[._'’ -]+/g, ' ')
    .trim();
}

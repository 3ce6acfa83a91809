import { fold } from './fold.ts';

/** The names people use beside those that Intl has. */
const ALSO: Readonly<Record<string, string>> = {
  AE: 'uae, emirates',
  BA: 'bosnia',
  BQ: 'bonaire',
  CD: 'dr congo, drc',
  CG: 'congo',
  CI: 'ivory coast',
  CN: 'prc, mainland china',
  CV: 'cabo verde',
  CZ: 'czech republic',
  GB: 'uk, great britain, britain, england, scotland, wales, northern ireland',
  HK: 'hong kong, hongkong',
  KR: 'korea, republic of korea',
  MM: 'myanmar, burma',
  MO: 'macau, macao',
  NL: 'holland',
  PS: 'palestine',
  RU: 'russian federation',
  SZ: 'swaziland',
  TR: 'turkey',
  US: 'us, u s, usa, u s a, america, united states of america, the states',
  VN: 'viet nam',
};

/** Where most of a country keeps one clock: what is farther off is told apart by its city. */
const MAIN: Readonly<Record<string, string>> = {
  AR: 'America/Argentina/Buenos_Aires',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  KZ: 'Asia/Almaty',
  MH: 'Pacific/Majuro',
  MN: 'Asia/Ulaanbaatar',
  NZ: 'Pacific/Auckland',
  PF: 'Pacific/Tahiti',
  PG: 'Pacific/Port_Moresby',
  PS: 'Asia/Hebron',
  PT: 'Europe/Lisbon',
  UA: 'Europe/Kyiv',
  UZ: 'Asia/Tashkent',
  XK: 'Europe/Belgrade',
};

/** Countries of several clocks, with those that most of their people keep: which one is meant has to be asked. */
const SEVERAL: Readonly<Record<string, readonly string[]>> = {
  AQ: ['Antarctica/McMurdo', 'Antarctica/Palmer', 'Antarctica/Troll'],
  AU: ['Australia/Sydney', 'Australia/Brisbane', 'Australia/Adelaide', 'Australia/Perth'],
  BR: ['America/Sao_Paulo', 'America/Manaus', 'America/Rio_Branco'],
  CA: ['America/Toronto', 'America/Winnipeg', 'America/Edmonton', 'America/Vancouver', 'America/Halifax'],
  CD: ['Africa/Kinshasa', 'Africa/Lubumbashi'],
  FM: ['Pacific/Pohnpei', 'Pacific/Chuuk'],
  GL: ['America/Nuuk', 'America/Thule'],
  ID: ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'],
  KI: ['Pacific/Tarawa', 'Pacific/Kanton', 'Pacific/Kiritimati'],
  MX: ['America/Mexico_City', 'America/Tijuana', 'America/Cancun', 'America/Hermosillo'],
  RU: ['Europe/Moscow', 'Asia/Yekaterinburg', 'Asia/Novosibirsk', 'Asia/Vladivostok'],
  UM: ['Pacific/Midway', 'Pacific/Wake'],
  US: ['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
};

/** The code of a country by its folded name ("germany", "the netherlands"); undefined where it is none. */
export function countryCode(folded: string): string | undefined {
  return codes().get(folded.replace(/^the /, ''));
}

/** The code of a country that these folded letters are ("nl"); undefined where they are none. */
export function codeOfLetters(letters: string): string | undefined {
  const code = letters.toUpperCase();
  return letters.length === 2 && allCodes().has(code) ? code : undefined;
}

/** The zones to choose from in a country: one where it keeps one clock, or nearly. */
export function zonesOfCountry(code: string): readonly string[] {
  const main = MAIN[code];
  return SEVERAL[code] ?? (main ? [main] : allZonesOf(code).slice(0, 1));
}

/** Every zone that lies in a country, by the engine's own names. */
export function allZonesOf(code: string): readonly string[] {
  const zones = zonesOf.get(code) ?? new Intl.Locale(`und-${code}`).getTimeZones() ?? [];
  zonesOf.set(code, zones);
  return zones;
}

// The engine takes a millisecond for each.
const zonesOf = new Map<string, readonly string[]>();

/** The folded names of countries that begin so, with their codes. */
export function countriesLike(folded: string): [name: string, code: string][] {
  return [...codes()].filter(([name]) => name.startsWith(folded));
}

let known: ReadonlyMap<string, string> | undefined;

/** Codes by folded name. Made when it is first asked for. */
function codes(): ReadonlyMap<string, string> {
  if (known) return known;
  const made = new Map<string, string>();
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  for (const code of pairs()) {
    const name = RETIRED.has(code) ? undefined : names.of(code);
    if (name) made.set(fold(name), code);
  }
  for (const [code, also] of Object.entries(ALSO)) for (const name of also.split(', ')) made.set(name, code);
  known = made;
  return made;
}

let every: ReadonlySet<string> | undefined;

function allCodes(): ReadonlySet<string> {
  every ??= new Set(codes().values());
  return every;
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

// Codes of countries that are no more, with the names of those that took their place, and of what is no country.
const RETIRED = new Set(
  'AC AN BU BV CP CQ CS CT DD DG DY EA EU EZ FQ FX HM HV IC JT MI NH NQ NT PC PU PZ QO RH SU TA TP UN VD WK XA XB YD YU ZR ZZ'.split(
    ' ',
  ),
);

function pairs(): string[] {
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
}

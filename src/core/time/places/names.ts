import { ALSO_CALLED } from './also-called.ts';
import { CITIES } from './cities.ts';
import { fold } from './fold.ts';
import { STATE_LETTERS, STATES } from './states.ts';

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

/** A zone by the name that it bears now. */
export function presentName(zone: string): string {
  return RENAMED[zone] ?? zone;
}

/** The zone of a state or province, by its name or its letters ("texas", "tx"); none where it is no such place. */
export function zonesOfState(folded: string): readonly string[] {
  return STATE_ZONES.get(folded) ?? [];
}

const STATE_ZONES: ReadonlyMap<string, readonly string[]> = new Map(
  [STATES, STATE_LETTERS, { 'America/New_York': 'georgia' }].flatMap((table) =>
    Object.entries(table).flatMap(([zone, names]) =>
      names.split(', ').map((name): [string, string[]] => [name, [zone]]),
    ),
  ),
);

let known: ReadonlyMap<string, readonly string[]> | undefined;

/** Zones by what their places are called, folded: the whole name, the city alone, other cities, states. Made when it is first asked for. */
export function placeNames(): ReadonlyMap<string, readonly string[]> {
  known ??= new Map([...made()].map(([name, zones]) => [name, [...zones]]));
  return known;
}

function made(): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  const put = (name: string, zone: string) => names.set(name, (names.get(name) ?? new Set()).add(zone));
  const add = (name: string, zone: string) => {
    const folded = fold(name);
    put(folded, zone);
    // "NewYork"; what is shorter may be another word.
    if (folded.length > 6) put(folded.replaceAll(' ', ''), zone);
  };
  for (const listed of Intl.supportedValuesOf('timeZone')) {
    const zone = presentName(listed);
    for (const name of [listed, zone]) add(name.slice(name.lastIndexOf('/') + 1), zone);
    add(zone, zone);
  }
  add('UTC', 'UTC');
  for (const table of [CITIES, ALSO_CALLED, STATES]) {
    for (const [zone, places] of Object.entries(table))
      for (const name of places.split(', ')) add(name, zone);
  }
  return names;
}

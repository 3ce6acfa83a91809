import { Temporal } from 'temporal-polyfill';
import { UserError } from '../errors.ts';
import { clipWords, oneLine } from '../text/text.ts';
import { slips } from '../text/typos.ts';
import { CLOCK_NAMES, offsetIn } from './places/clocks.ts';
import { allZonesOf, codeOfLetters, countriesLike, countryCode, zonesOfCountry } from './places/countries.ts';
import { fold } from './places/fold.ts';
import { placeNames, presentName, zonesOfState } from './places/names.ts';

/** The IANA name of a zone as people type it ("europe/berlin", "new york", "India", "Munich, Germany", "Eastern time"); else a UserError that says what to type. */
export function parseZone(typed: string): string {
  const text = oneLine(typed);
  const shown = clipWords(text, 40);
  if (offsetIn(text) && zonesFor(text).length === 0) {
    throw new UserError(
      'zone-unclear',
      `${shown} does not follow daylight saving: type a city, such as Berlin or New York.`,
      {
        unclear: {
          typed: text,
          head: `${shown} does not follow daylight saving: type a city, as in `,
          choices: ['Berlin', 'New York'],
        },
      },
    );
  }
  const [zone, ...others] = zonesFor(text);
  if (zone && others.length === 0) return zone;
  if (isContinent(text)) throw severalClocks(text);
  if (zone) {
    const choices = `${[zone, ...others.slice(0, -1)].join(', ')} or ${others.at(-1)}`;
    throw new UserError(
      'zone-unclear',
      `There is more than one time zone for ${shown}: type ${choices}, or a large city.`,
      {
        unclear: {
          typed: text,
          head: `There is more than one time zone for ${shown}: type `,
          choices: [zone, ...others],
        },
      },
    );
  }
  const near = nearTo(fold(text));
  const hint = near ? `did you mean ${near}?` : 'type a large city nearby, such as Berlin.';
  const none = `There is no time zone "${shown}"`;
  const [how, choice] = near
    ? [`${none}: did you mean `, near.replace(/ \(.*/, '')]
    : [`${none}: type a large city nearby, as in `, 'Berlin'];
  throw new UserError('zone-unknown', `${none}: ${hint}`, {
    unclear: { typed: text, head: how, choices: [choice] },
  });
}

const CONTINENT =
  /^(?:(?:western|eastern|northern|southern|central) )?(?:europe|asia|africa|north america|south america|latin america|oceania|scandinavia|the (?:eu|middle east))$|^(?:emea|apac|mena)$/i;

/** Whether a text names a part of the world that has several clocks, none of which is meant. */
export function isContinent(text: string): boolean {
  return CONTINENT.test(text);
}

function severalClocks(text: string): UserError {
  const head = `${clipWords(text, 40)} has several clocks: type `;
  return new UserError('zone-unclear', `${head}a city, such as Berlin or Singapore.`, {
    unclear: { typed: text, head: `${head}a city, as in `, choices: ['Berlin', 'Singapore'] },
  });
}

/** Zones whose name, a place in them or their country begins so, then those that hold it anywhere, at most so many. */
export function zonesLike(typed: string, most: number): string[] {
  const folded = fold(oneLine(typed));
  const begun: string[] = [];
  const within: string[] = [];
  for (const [name, zones] of placeNames()) {
    if (name.startsWith(folded)) begun.push(...zones);
    else if (name.includes(folded)) within.push(...zones);
  }
  // One letter begins too many of them to be a guess.
  const countries = folded.length > 1 ? countriesLike(folded) : [];
  const lands = countries.flatMap(([, code]) => zonesOfCountry(code).map(presentName));
  const called = folded ? zonesFor(typed) : [];
  return [...new Set([...called, ...lands, ...begun, ...within])].slice(0, most);
}

/** Whether a text is the name of a zone that has rules, not an offset. */
export function isZone(name: string): boolean {
  return zoneId(name) !== undefined;
}

const LONGEST = 80;

// "Berlin time", "India Standard Time", "Eastern time zone".
const CLOCK = /(?: (?:standard|daylight|summer|winter))?(?: (?:local )?time(?: ?zone)?| ?timezone)$/;

// "Greater Boston", "the Berlin area".
const AROUND =
  /^the |^(?:the )?(?:greater|downtown|near|nearby) | (?:(?:metro(?:politan)? )?area|metro|ncr)$/g;
// On which river a city lies: "Frankfurt am Main".
const RIVER = / (?:am|an der|im|upon|sur|ob der) [a-z]+$/;

/** The zones that a text may mean, whichever way it is written; none where it means no place, or an offset that many places keep for a while. */
export function zonesFor(typed: string): readonly string[] {
  const text = oneLine(typed);
  if (text.length > LONGEST) return [];
  const offset = offsetIn(text);
  if (offset) return offset.zone ? [offset.zone] : [];
  const folded = fold(text);
  const short = folded.replace(/^(?:the )?(?:city|time ?zone) (?:of )?/, '').replace(CLOCK, '');
  const city = short.replace(AROUND, '').replace(RIVER, '');
  for (const name of new Set([folded, short, city])) {
    const found = zonesNamed(name);
    if (found.length > 0) return found;
  }
  const whole = zoneId(text.replace(/ /g, '_'));
  if (whole) return [whole];
  const lettered = byLetters(text);
  const inside = lettered.length > 0 ? lettered : inRegion(text);
  return inside.length > 0 ? inside : cityBehind(text);
}

function zonesNamed(folded: string): readonly string[] {
  const found = placeNames().get(folded) ?? CLOCK_NAMES.get(folded);
  if (found) return found;
  const code = countryCode(folded);
  return code ? zonesOfCountry(code).map(presentName) : [];
}

// Words that are written in capitals by those who write all so.
const ALSO_WORDS = /^(?:HI|IN|ME|OH|OK|ON|OR)$/;

/** "TX", in capitals: the state, and the country that has the same letters. */
function byLetters(text: string): readonly string[] {
  if (!/^[A-Z]{2}$/.test(text) || ALSO_WORDS.test(text)) return [];
  const state = zonesOfState(fold(text));
  const code = state.length > 0 ? codeOfLetters(fold(text)) : undefined;
  return [...new Set([...state, ...(code ? zonesOfCountry(code).map(presentName) : [])])];
}

/** "Munich, Germany", "Paris, Texas", "Austin TX": the city where it lies in that region, else the region itself. */
function inRegion(text: string): readonly string[] {
  const comma = /^(.+?)\s*[,/]\s*([^,/]+)$/.exec(text);
  const [, before = '', after = ''] = comma ?? /^(.+)\s+(\S+)$/.exec(text) ?? [];
  const city = fold(before.replace(/,.*/, ''));
  // Small letters may be a word, but behind a city that lies there: "austin in" is no city of Indiana.
  const isRegion = comma !== null || after.length > 2 || after === after.toUpperCase();
  if (!/^[\p{L} ]+$/u.test(city)) return [];
  const regions = regionsCalled(fold(after));
  const known = zonesNamed(city).filter((zone) => regions.some(({ all }) => all.includes(zone)));
  if (known.length > 0) return known;
  if (!isRegion) return [];
  // Without a comma a word that nobody knows is no city.
  return comma || zonesNamed(city).length > 0 ? [...new Set(regions.flatMap(({ usual }) => usual))] : [];
}

/** "Germany, Berlin", "France Lyon": the city where it lies in the country that stands before it. */
function cityBehind(text: string): readonly string[] {
  const [, country = '', city = ''] = /^(\p{L}+)(?:\s*[,/]\s*|\s+)(\p{L}[\p{L} ]*)$/u.exec(text) ?? [];
  const code = country.length > 2 ? countryCode(fold(country)) : undefined;
  if (!code) return [];
  const all = allZonesOf(code).map(presentName);
  return zonesNamed(fold(city)).filter((zone) => all.includes(zone));
}

/** A state or country: all its zones, and those to choose from. */
interface Region {
  readonly all: readonly string[];
  readonly usual: readonly string[];
}

/** The states and countries that are called so, or written by these letters. */
function regionsCalled(folded: string): Region[] {
  const state = zonesOfState(folded);
  const called = countryCode(folded);
  const code = called ?? codeOfLetters(folded);
  const ofState = { all: state, usual: state };
  if (!code) return state.length > 0 ? [ofState] : [];
  const all = allZonesOf(code).map(presentName);
  // "MA" is Massachusetts before it is Morocco; a city that is known tells them apart.
  const isCountry = called !== undefined || state.length === 0;
  return [ofState, { all, usual: isCountry ? zonesOfCountry(code).map(presentName) : [] }];
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

/** What a text with one slip in it most likely stands for, as a reader knows it again; nothing of unlike length. */
function nearTo(folded: string): string | undefined {
  if (folded.length < 4 || folded.length > 40) return undefined;
  const near = [...slips(folded)].flatMap((name) => {
    const [zone] = placeNames().get(name) ?? (countryCode(name) ? zonesNamed(name) : []);
    return zone ? [{ name, zone }] : [];
  });
  const own = near.find(({ name, zone }) => fold(zone).endsWith(name));
  if (own) return own.zone;
  const [other] = near;
  const title = other?.name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
  return other && `${title} (${other.zone})`;
}

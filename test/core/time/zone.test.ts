import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '#core/errors.ts';
import { allZonesOf, countriesLike, zonesOfCountry } from '#core/time/places/countries.ts';
import { placeNames, presentName } from '#core/time/places/names.ts';
import { isZone, parseZone, zonesFor, zonesLike } from '#core/time/zone.ts';

describe('parseZone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['AMERICA/NEW YORK', 'America/New_York'],
    ['america/argentina/la_rioja', 'America/Argentina/La_Rioja'],
    ['UTC', 'UTC'],
    ['gmt', 'UTC'],
    ['etc/utc', 'UTC'],
  ])('takes the name %s: %s', (typed, zone) => expect(parseZone(typed)).toBe(zone));

  it.each([
    ['Asia/Calcutta', 'Asia/Calcutta'],
    ['us/pacific', 'US/Pacific'],
    ['Europe/Kiev', 'Europe/Kiev'],
    ['Europe/Kyiv', 'Europe/Kyiv'],
  ])('takes the alias %s: %s', (typed, zone) => expect(parseZone(typed)).toBe(zone));

  it.each([
    ['Berlin', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['new-york', 'America/New_York'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['St. Johns', 'America/St_Johns'],
    ['port au prince', 'America/Port-au-Prince'],
    ['kolkata', 'Asia/Kolkata'],
    ['Calcutta', 'Asia/Kolkata'],
    ['kyiv', 'Europe/Kyiv'],
    ['San Francisco', 'America/Los_Angeles'],
    ['Beijing', 'Asia/Shanghai'],
    ['Bengaluru', 'Asia/Kolkata'],
    ['JST', 'Asia/Tokyo'],
    ['Philly', 'America/New_York'],
    ['D.C.', 'America/New_York'],
    ['Vegas', 'America/Los_Angeles'],
    ['San Fran', 'America/Los_Angeles'],
    ['the Pacific Northwest', 'America/Los_Angeles'],
    ['Midwest', 'America/Chicago'],
    ['New England', 'America/New_York'],
    ['Greater Boston', 'America/New_York'],
    ['the Boston area', 'America/New_York'],
    ['Frankfurt am Main', 'Europe/Berlin'],
    ['Freiburg im Breisgau', 'Europe/Berlin'],
    ['Newcastle upon Tyne', 'Europe/London'],
    ['mountain view ca', 'America/Los_Angeles'],
    ['boston ma', 'America/New_York'],
    ['cambridge massachusetts', 'America/New_York'],
    ['London Ontario', 'America/Toronto'],
    ['Praha', 'Europe/Prague'],
    ['Bruxelles', 'Europe/Brussels'],
    ['Warszawa', 'Europe/Warsaw'],
    ['GMT-3', 'America/Sao_Paulo'],
    ['UTC-03:00', 'America/Sao_Paulo'],
  ])('takes the city %s alone: %s', (typed, zone) => expect(parseZone(typed)).toBe(zone));

  it.each([
    ['India', 'Asia/Kolkata'],
    ['Pakistan', 'Asia/Karachi'],
    ['Germany', 'Europe/Berlin'],
    ['China', 'Asia/Shanghai'],
    ['the Netherlands', 'Europe/Amsterdam'],
    ['Holland', 'Europe/Amsterdam'],
    ['UK', 'Europe/London'],
    ['England', 'Europe/London'],
    ['Spain', 'Europe/Madrid'],
    ['Portugal', 'Europe/Lisbon'],
    ['Türkiye', 'Europe/Istanbul'],
    ['Turkey', 'Europe/Istanbul'],
    ['Côte d’Ivoire', 'Africa/Abidjan'],
    ['Ivory Coast', 'Africa/Abidjan'],
    ['Czech Republic', 'Europe/Prague'],
    ['South Korea', 'Asia/Seoul'],
    ['Korea', 'Asia/Seoul'],
    ['Hong Kong', 'Asia/Hong_Kong'],
    ['Kosovo', 'Europe/Belgrade'],
    ['Vietnam', 'Asia/Ho_Chi_Minh'],
    ['Ukraine', 'Europe/Kyiv'],
    ['New Zealand', 'Pacific/Auckland'],
    ['Kazakhstan', 'Asia/Almaty'],
    ['Eindhoven', 'Europe/Amsterdam'],
    ['Munich', 'Europe/Berlin'],
    ['Seattle', 'America/Los_Angeles'],
    ['Bangalore', 'Asia/Kolkata'],
    ['Shenzhen', 'Asia/Shanghai'],
    ['LA', 'America/Los_Angeles'],
    ['L.A.', 'America/Los_Angeles'],
    ['NYC', 'America/New_York'],
    ['Bay Area', 'America/Los_Angeles'],
    ['newyork', 'America/New_York'],
    ['SanFrancisco', 'America/Los_Angeles'],
    ['Zürich', 'Europe/Zurich'],
    ['Łódź', 'Europe/Warsaw'],
    ['Berlin, Germany', 'Europe/Berlin'],
    ['Berlin,Germany', 'Europe/Berlin'],
    ['Berlin Germany', 'Europe/Berlin'],
    ['Berlin DE', 'Europe/Berlin'],
    ['Heidelberg, Germany', 'Europe/Berlin'],
    ['Kleindorf, Germany', 'Europe/Berlin'],
    ['Eindhoven, NL', 'Europe/Amsterdam'],
    ['Toronto, Canada', 'America/Toronto'],
    ['New York, USA', 'America/New_York'],
    ['New York, NY', 'America/New_York'],
    ['Austin, TX', 'America/Chicago'],
    ['Austin TX', 'America/Chicago'],
    ['TX', 'America/Chicago'],
    ['WA', 'America/Los_Angeles'],
    ['Paris, Texas', 'America/Chicago'],
    ['Paris, France', 'Europe/Paris'],
    ['Cambridge, MA', 'America/New_York'],
    ['Birmingham, AL', 'America/Chicago'],
    ['Springfield, IL', 'America/Chicago'],
    ['Washington, D.C.', 'America/New_York'],
    ['Atlanta, Georgia', 'America/New_York'],
    ['Tbilisi, Georgia', 'Asia/Tbilisi'],
    ['Munich, Bavaria, Germany', 'Europe/Berlin'],
    ['California', 'America/Los_Angeles'],
    ['British Columbia', 'America/Vancouver'],
    ['Eastern time', 'America/New_York'],
    ['Eastern', 'America/New_York'],
    ['US Eastern', 'America/New_York'],
    ['Pacific time', 'America/Los_Angeles'],
    ['Pacific Daylight Time', 'America/Los_Angeles'],
    ['Central time', 'America/Chicago'],
    ['Mountain', 'America/Denver'],
    ['Central European Time', 'Europe/Berlin'],
    ['India Standard Time', 'Asia/Kolkata'],
    ['Greenwich Mean Time', 'UTC'],
    ['Berlin time', 'Europe/Berlin'],
    ['Berlin timezone', 'Europe/Berlin'],
    ['time zone Berlin', 'Europe/Berlin'],
    ['EST', 'America/New_York'],
    ['edt', 'America/New_York'],
    ['ET', 'America/New_York'],
    ['PST', 'America/Los_Angeles'],
    ['PT', 'America/Los_Angeles'],
    ['CET', 'Europe/Berlin'],
    ['CEST', 'Europe/Berlin'],
    ['BST', 'Europe/London'],
    ['EET', 'Europe/Athens'],
    ['MSK', 'Europe/Moscow'],
    ['JST', 'Asia/Tokyo'],
    ['KST', 'Asia/Seoul'],
    ['SGT', 'Asia/Singapore'],
    ['UTC+5:30', 'Asia/Kolkata'],
    ['+0530', 'Asia/Kolkata'],
    ['GMT+8', 'Asia/Shanghai'],
    ['UTC+9', 'Asia/Tokyo'],
    ['UTC+0', 'UTC'],
    ['GMT-0', 'UTC'],
    ['Z', 'UTC'],
  ])('takes %s as people say it: %s', (typed, zone) => expect(parseZone(typed)).toBe(zone));

  it.each([
    [
      'CST',
      'zone-unclear',
      'There is more than one time zone for CST: type America/Chicago or Asia/Shanghai, or a large city.',
    ],
    [
      'IST',
      'zone-unclear',
      'There is more than one time zone for IST: type Asia/Kolkata, Europe/Dublin or Asia/Jerusalem, or a large city.',
    ],
    [
      'United States',
      'zone-unclear',
      'There is more than one time zone for United States: type America/New_York, America/Chicago, America/Denver or America/Los_Angeles, or a large city.',
    ],
    [
      'Georgia',
      'zone-unclear',
      'There is more than one time zone for Georgia: type Asia/Tbilisi or America/New_York, or a large city.',
    ],
    [
      'AST',
      'zone-unclear',
      'There is more than one time zone for AST: type America/Halifax or Asia/Riyadh, or a large city.',
    ],
    [
      'London, Canada',
      'zone-unclear',
      'There is more than one time zone for London, Canada: type America/Toronto, America/Winnipeg, America/Edmonton, America/Vancouver or America/Halifax, or a large city.',
    ],
    [
      '+02:00',
      'zone-unclear',
      '+02:00 does not follow daylight saving: type a city, such as Berlin or New York.',
    ],
    [
      'UTC-5',
      'zone-unclear',
      'UTC-5 does not follow daylight saving: type a city, such as Berlin or New York.',
    ],
    ['Berln', 'zone-unknown', 'There is no time zone "Berln": did you mean Europe/Berlin?'],
    ['Europe/Londn', 'zone-unknown', 'There is no time zone "Europe/Londn": did you mean Europe/London?'],
    ['Seatle', 'zone-unknown', 'There is no time zone "Seatle": did you mean Seattle (America/Los_Angeles)?'],
    ['Germny', 'zone-unknown', 'There is no time zone "Germny": did you mean Germany (Europe/Berlin)?'],
    ['Indi', 'zone-unknown', 'There is no time zone "Indi": did you mean India (Asia/Kolkata)?'],
    [
      'Windhovens',
      'zone-unknown',
      'There is no time zone "Windhovens": type a large city nearby, such as Berlin.',
    ],
    [
      'Nowhereville TX',
      'zone-unknown',
      'There is no time zone "Nowhereville TX": type a large city nearby, such as Berlin.',
    ],
    [
      'Atlantis',
      'zone-unknown',
      'There is no time zone "Atlantis": type a large city nearby, such as Berlin.',
    ],
    ['', 'zone-unknown', 'There is no time zone "": type a large city nearby, such as Berlin.'],
    [
      'constructor',
      'zone-unknown',
      'There is no time zone "constructor": type a large city nearby, such as Berlin.',
    ],
  ] as const)('says for "%s" what to type instead', (typed, code, message) => {
    expect(() => parseZone(typed)).toThrow(expect.objectContaining({ name: 'UserError', code, message }));
  });

  it('takes every zone that the engine lists, by its whole name', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      expect(isZone(parseZone(zone))).toBe(true);
      expect(parseZone(zone.toLowerCase())).toBe(zone);
    }
  });

  it('takes every city alone, or names the zones that share it', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const city = zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
      expect(zonesFor(city), city).toContain(presentName(zone));
    }
  });

  it('never fails but with a UserError', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        try {
          expect(isZone(parseZone(text))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
    );
  });
});

describe('the places', () => {
  it('are in zones that there are', () => {
    for (const [name, zones] of placeNames()) for (const zone of zones) expect(isZone(zone), name).toBe(true);
    for (const [name, code] of countriesLike('')) {
      const zones = zonesOfCountry(code);
      expect(zones.length, name).toBeGreaterThan(0);
      for (const zone of zones) expect(isZone(zone), `${name}: ${zone}`).toBe(true);
    }
  });

  it('of a country are in that country', () => {
    for (const [name, code] of countriesLike('').filter(([, each]) => each !== 'XK')) {
      const all = allZonesOf(code).map(presentName);
      expect(all, name).toEqual(expect.arrayContaining(zonesOfCountry(code).map(presentName)));
    }
  });
});

describe('zonesLike', () => {
  it.each([
    ['Ind', 'Asia/Kolkata'],
    ['Germ', 'Europe/Berlin'],
    ['Mun', 'Europe/Berlin'],
    ['Eind', 'Europe/Amsterdam'],
    ['LA', 'America/Los_Angeles'],
    ['Eastern', 'America/New_York'],
    ['Berlin, G', undefined],
    ['Berlin, Germany', 'Europe/Berlin'],
    ['United Sta', 'America/Chicago'],
    ['europe/ber', 'Europe/Berlin'],
  ])('completes %s: %s', (typed, zone) => {
    expect(zonesLike(typed, 25)).toEqual(zone ? expect.arrayContaining([zone]) : []);
  });
});

describe('isZone', () => {
  it('is a name with rules, not an offset', () => {
    expect(['UTC', 'Europe/Berlin', 'US/Pacific'].map(isZone)).toEqual([true, true, true]);
    expect(['+02:00', '-05', 'Mars/Base', '', '2026-01-01T00:00[Europe/Berlin]'].map(isZone)).not.toContain(
      true,
    );
  });
});

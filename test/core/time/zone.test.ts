import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '#core/errors.ts';
import { isZone, parseZone } from '#core/time/zone.ts';

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
  ])('takes the city %s alone: %s', (typed, zone) => expect(parseZone(typed)).toBe(zone));

  it.each([
    [
      'CET',
      'zone-unclear',
      'CET does not say whose clock to follow: type Europe/Berlin or Europe/Paris, or a city.',
    ],
    ['pst', 'zone-unclear', 'PST does not say whose clock to follow: type America/Los_Angeles, or a city.'],
    ['EST', 'zone-unclear', 'EST does not say whose clock to follow: type America/New_York, or a city.'],
    [
      'IST',
      'zone-unclear',
      'IST does not say whose clock to follow: type Asia/Kolkata, Europe/Dublin or Asia/Jerusalem, or a city.',
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
    [
      'gmt +0530',
      'zone-unclear',
      'gmt +0530 does not follow daylight saving: type a city, such as Berlin or New York.',
    ],
    ['Berln', 'zone-unknown', 'There is no time zone "Berln": did you mean Europe/Berlin?'],
    ['Europe/Londn', 'zone-unknown', 'There is no time zone "Europe/Londn": did you mean Europe/London?'],
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
    expect(() => parseZone(typed)).toThrow(new UserError(code, message));
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
      expect(isZone(parseZone(city)), city).toBe(true);
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

describe('isZone', () => {
  it('is a name with rules, not an offset', () => {
    expect(['UTC', 'Europe/Berlin', 'US/Pacific'].map(isZone)).toEqual([true, true, true]);
    expect(['+02:00', '-05', 'Mars/Base', '', '2026-01-01T00:00[Europe/Berlin]'].map(isZone)).not.toContain(
      true,
    );
  });
});

import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Logger } from '#core/parts/logger.ts';
import { openSource, sampleSource, sources } from '#sources/index.ts';
import { describeSource } from '#test/contracts/source.ts';

const silent = () => {};
const logger: Logger = { debug: silent, info: silent, warn: silent, error: silent };
const clock = { now: () => Temporal.Instant.from('2026-08-21T12:00:00Z'), ticks: () => 0 };
const parts = { fetch, clock, logger, sleep: async () => undefined, random: () => 0 };

describe('the list of sources', () => {
  it.each(sources.map(({ name }) => name))('opens %s by its own name', (name) => {
    const settings = sources.find((source) => source.name === name)?.settings.parse({}) ?? {};
    expect(openSource({ name, settings }, parts).name).toBe(name);
  });

  it('opens none that is not on it', () => {
    expect(() => openSource({ name: 'nowhere', settings: {} }, parts)).toThrow('There is no source nowhere.');
  });
});

describeSource('sample', () => ({
  source: sampleSource(),
  full: '2026-08-20',
  empty: '2026-08-16',
  known: { id: '', words: '' },
}));

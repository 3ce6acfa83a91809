import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Logger } from '#core/logger.ts';
import { sources } from '#sources/index.ts';
import { describeSource } from '#test/contracts/source.ts';

const silent = () => {};
const logger: Logger = { debug: silent, info: silent, warn: silent, error: silent };
const clock = { now: () => Temporal.Instant.from('2026-08-21T12:00:00Z'), ticks: () => 0 };
const parts = { endpoint: 'http://127.0.0.1:9', fetch, clock, logger };

describe('the list of sources', () => {
  it.each(Object.entries(sources))('calls %s by its own name', (name, make) => {
    expect(make(parts).name).toBe(name);
  });
});

describeSource('sample', () => ({
  source: sources.sample(),
  full: '2026-08-20',
  empty: '2026-08-16',
  known: { id: '', words: '' },
}));

import { describe, expect, it } from 'vitest';
import { createMaintenance } from '#engine/ingest/maintenance.ts';
import { clockAt, silent } from '#test/fakes/source.ts';

describe('the daily work', () => {
  it('is done once a day, also after it failed', async () => {
    const clock = clockAt('2026-08-20T00:00:00Z');
    const errors: string[] = [];
    let [learned, maintained] = [0, 0];
    const daily = createMaintenance({
      clock,
      logger: { ...silent, error: (message) => void errors.push(message) },
      learn: async () => {
        learned++;
        if (learned === 2) throw new Error('the disk is full');
      },
      maintain: async () => {
        maintained++;
      },
    });
    await daily();
    await daily();
    expect(learned).toBe(1);
    for (const day of ['2026-08-21T00:00:00Z', '2026-08-22T00:00:00Z']) {
      clock.set(day);
      await daily();
    }
    expect([learned, maintained]).toEqual([3, 3]);
    expect(errors).toEqual(['the daily work failed, and is tried again tomorrow']);
  });
});

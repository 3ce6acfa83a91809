import { expect, it } from 'vitest';
import { openSequence } from '#adapters/shared/sequence.ts';

it('runs the jobs of one key one after another, whatever becomes of one, and others beside them', async () => {
  const sequence = openSequence();
  const done: string[] = [];
  const { promise, reject } = Promise.withResolvers<void>();
  const slow = sequence('ann', () => promise.finally(() => done.push('slow')));
  const next = sequence('ann', async () => void done.push('next'));
  await sequence('ben', async () => void done.push('other'));
  expect(done).toEqual(['other']);
  reject(new Error('broke'));
  await expect(slow).rejects.toThrow('broke');
  await next;
  expect(done).toEqual(['other', 'slow', 'next']);
  expect(await sequence('ann', async () => 'later')).toBe('later');
});

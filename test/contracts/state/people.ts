import { describe, expect, it } from 'vitest';
import { MOST_SAVED } from '#core/topics/saved.ts';
import { paperOf } from '#test/fakes/documents.ts';
import { ANN, channel } from '#test/fakes/state.ts';
import { type CreateDatabase, freshState } from './database.ts';

const BEN = { platform: 'fake', id: 'ben' };

export function describePeople(create: CreateDatabase): void {
  describe('saved papers', () => {
    const on = freshState(create);
    const save = (id: string, at: number) => on.state.saved.put(ANN, { paper: paperOf({ id }), at });

    it('come back as they were, newest first, to whoever saved them', async () => {
      const { saved } = on.state;
      expect(await save('2608.00001', 5)).toBe('added');
      expect(await save('2608.00002', 9)).toBe('added');
      expect(await save('2608.00003', 9)).toBe('added');
      expect(await save('2608.00001', 99)).toBe('known');
      const papers = await saved.of(ANN);
      expect(papers.map(({ paper }) => paper.id)).toEqual(['2608.00003', '2608.00002', '2608.00001']);
      expect(papers[2]).toEqual({ paper: paperOf({ id: '2608.00001' }), at: 5 });
      expect(await saved.of(BEN)).toEqual([]);
    });

    it('are removed once', async () => {
      await save('2608.00001', 5);
      expect(await on.state.saved.remove(BEN, '2608.00001')).toBeUndefined();
      expect(await on.state.saved.remove(ANN, '2608.00001')).toMatch(/^[0-9a-z]{8}$/);
      expect(await on.state.saved.remove(ANN, '2608.00001')).toBeUndefined();
    });

    it('are capped', async () => {
      for (let at = 0; at < MOST_SAVED; at++) await save(`2608.${10_000 + at}`, at);
      expect(await save('2609.00001', 5)).toBe('full');
      expect(await save('2608.10000', 5)).toBe('known');
    });
  });

  describe('who set a channel up', () => {
    const on = freshState(create);

    it('is whoever did it last', async () => {
      const { admins } = on.state;
      expect(await admins.of(channel('c'))).toBeUndefined();
      await admins.remember(channel('c'), BEN);
      await admins.remember(channel('c'), ANN);
      expect(await admins.of(channel('c'))).toEqual(ANN);
      expect(await admins.of(channel('d'))).toBeUndefined();
    });
  });
}

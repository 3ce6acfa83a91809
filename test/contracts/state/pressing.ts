import { describe, expect, it } from 'vitest';
import { directMessages } from '#core/channel.ts';
import { MOST_PRESSES, type Press } from '#core/topics/presses.ts';
import { paperOf } from '#test/fakes/documents.ts';
import { ANN, channel } from '#test/fakes/state.ts';
import { type CreateDatabase, freshState } from './database.ts';

const BEN = { platform: 'fake', id: 'ben' };
const [HERE, THERE] = [channel('c'), channel('d')];

function press(more: Partial<Omit<Press, 'paper'>> & { id?: string } = {}): Press {
  const { id = '2608.00001', ...others } = more;
  return { place: HERE, person: ANN, paper: paperOf({ id }), wants: 'more', at: 5, ...others };
}

export function describePressing(create: CreateDatabase): void {
  describe('what people ask for by papers', () => {
    const on = freshState(create);
    const inPlace = (place = HERE) => on.state.presses.of({ kind: 'place', place });

    it('comes back as it was said, newest first, in the place where it was said alone', async () => {
      const { presses } = on.state;
      expect(await presses.put(press())).toBe('added');
      expect(await presses.put(press({ id: '2608.00002', person: BEN, wants: 'less', at: 9 }))).toBe('added');
      expect(await inPlace()).toEqual([
        press({ id: '2608.00002', person: BEN, wants: 'less', at: 9 }),
        press(),
      ]);
      expect(await inPlace(THERE)).toEqual([]);
    });

    it('is one thing a person and paper: the last', async () => {
      const { presses } = on.state;
      await presses.put(press());
      expect(await presses.put(press({ at: 9 }))).toBe('known');
      expect(await presses.put(press({ wants: 'less', at: 9 }))).toBe('changed');
      expect(await presses.put(press({ place: THERE }))).toBe('added');
      expect((await inPlace()).map(({ wants, at }) => [wants, at])).toEqual([['less', 9]]);
    });

    it('is taken back one by one, by whoever said it, or as a whole', async () => {
      const { presses } = on.state;
      for (const person of [ANN, BEN])
        for (const id of ['2608.00001', '2608.00002']) await presses.put(press({ person, id }));
      await presses.put(press({ place: directMessages(ANN) }));
      expect(await presses.take(HERE, ANN, '2608.00001')).toBe(true);
      expect(await presses.take(HERE, ANN, '2608.00001')).toBe(false);
      expect((await inPlace()).length).toBe(3);
      expect((await presses.of({ kind: 'person', person: ANN })).length).toBe(2);
      expect(await presses.takeAll({ kind: 'person', person: ANN })).toBe(2);
      expect((await inPlace()).map(({ person }) => person)).toEqual([BEN, BEN]);
      expect(await presses.takeAll({ kind: 'place', place: HERE })).toBe(2);
      expect(await inPlace()).toEqual([]);
    });

    it('is read as a whole, or the newest of it alone where very many speak', async () => {
      const { presses } = on.state;
      for (const at of [1, 2, 3]) await presses.put(press({ person: { ...BEN, id: `ben-${at}` }, at }));
      expect((await inPlace()).map(({ at }) => at)).toEqual([3, 2, 1]);
      const newest = await presses.of({ kind: 'place', place: HERE }, 2);
      expect(newest.map(({ at }) => at)).toEqual([3, 2]);
    });

    it('is kept of the newest papers of each person', async () => {
      const { presses } = on.state;
      await presses.put(press({ person: BEN, at: 0 }));
      for (let at = 0; at <= MOST_PRESSES; at++) await presses.put(press({ id: `2608.${10_000 + at}`, at }));
      const all = await inPlace();
      expect(all.filter(({ person }) => person.id === ANN.id).length).toBe(MOST_PRESSES);
      expect(all.some(({ paper }) => paper.id === '2608.10000')).toBe(false);
      expect(all.some(({ person }) => person.id === BEN.id)).toBe(true);
    });
  });
}

import { describe, expect, it } from 'vitest';
import { DISCUSSED_MS, MOST_LINKS_KEPT } from '#core/delivery/discussed.ts';
import { ANN, channel, digest } from '#test/fakes/state.ts';
import { at, type CreateDatabase, freshState, MINUTE } from './database.ts';

const [HERE, THERE] = [channel('c'), channel('d')];
const [PAPER, OTHER] = ['2608.00000', '2608.00009'];
const message = (id: string) => ({ id, link: `https://chat.example/${id}` });

export function describeDiscussing(create: CreateDatabase): void {
  describe('what a channel has had', () => {
    const on = freshState(create);
    const had = async (papers: readonly string[] = [PAPER, OTHER], place = HERE) =>
      Object.fromEntries(await on.state.discussions.of(place, papers));
    const note = async (id: string, ms = 0, papers: readonly string[] = [PAPER], place = HERE) => {
      on.set(at(ms));
      const before = await on.state.discussions.note(place, { papers, message: message(id) });
      return before.get(papers[0] ?? '');
    };

    it('is what a digest brought once it was sent, with the address of its message', async () => {
      await on.owe('c');
      expect(await had()).toEqual({});
      await on.finish({ kind: 'sent', ref: message('m') }, MINUTE);
      expect(await had()).toEqual({ [PAPER]: { at: at(MINUTE).wall, link: 'https://chat.example/m' } });
      expect(await had([PAPER], THERE), 'and of no other channel').toEqual({});
      expect(await had([PAPER], channel('c', 'other'))).toEqual({});
    });

    it('is not what was given up, and nothing where nothing is asked about', async () => {
      await on.owe('c');
      await on.finish({ kind: 'failed', reason: 'no' });
      expect(await had()).toEqual({});
      await note('m');
      expect(await had([])).toEqual({});
    });

    it('is a digest whose message has no address, too', async () => {
      await on.owe('c', digest());
      await on.finish({ kind: 'sent', ref: { id: 'm' } });
      expect(await had()).toEqual({ [PAPER]: { at: at(0).wall } });
    });

    it('is what somebody linked to, the newest of it, and each message is told what was before it', async () => {
      await on.owe('c');
      await on.finish({ kind: 'sent', ref: message('digest') }, MINUTE);
      const digested = { at: at(MINUTE).wall, link: 'https://chat.example/digest' };
      expect(await note('one', 2 * MINUTE)).toEqual({ discussed: digested });
      const one = { at: at(2 * MINUTE).wall, link: 'https://chat.example/one' };
      expect(await note('two', 3 * MINUTE)).toEqual({ discussed: one, linked: one.at });
      expect(await had()).toEqual({ [PAPER]: { at: at(3 * MINUTE).wall, link: 'https://chat.example/two' } });
    });

    it('counts a message once, which is never before itself', async () => {
      await note('one');
      expect(await note('one', MINUTE)).toEqual({});
      expect(await had()).toEqual({ [PAPER]: { at: at(0).wall, link: 'https://chat.example/one' } });
    });

    it('of many papers in a message is told of each', async () => {
      await note('one');
      on.set(at(MINUTE));
      const linking = { papers: [OTHER, PAPER], message: { id: 'two' } };
      const before = await on.state.discussions.note(HERE, linking);
      expect([before.get(OTHER), before.get(PAPER)?.linked]).toEqual([{}, at(0).wall]);
      expect(await had()).toEqual({ [PAPER]: { at: at(MINUTE).wall }, [OTHER]: { at: at(MINUTE).wall } });
    });

    it('is told nowhere else, whatever a message there says', async () => {
      await note('one');
      expect(await note('one', MINUTE, [PAPER], THERE)).toEqual({});
      expect(await note('two', MINUTE, [PAPER], channel('c', 'other'))).toEqual({});
      const hostile = "x' OR '1'='1";
      expect(await note('three', MINUTE, [hostile])).toEqual({});
      expect(Object.keys(await had([hostile]))).toEqual([hostile]);
    });

    it('is known for a year', async () => {
      await on.owe('c');
      await on.finish({ kind: 'sent', ref: message('m') });
      await note('one', 0, [OTHER]);
      on.set(at(DISCUSSED_MS - 1));
      expect(Object.keys(await had()).sort()).toEqual([PAPER, OTHER]);
      on.set(at(DISCUSSED_MS));
      expect(await had()).toEqual({});
      await on.state.maintain();
      on.set(at(0));
      expect(Object.keys(await had()), 'the link is gone for good').toEqual([PAPER]);
    });

    it('stays where nothing else is kept of the channel, also once that has moved', async () => {
      await note('one');
      await on.state.maintain();
      expect(Object.keys(await had())).toEqual([PAPER]);
      await on.state.move(HERE, THERE);
      await on.state.maintain();
      expect(Object.keys(await had([PAPER], THERE))).toEqual([PAPER]);
    });

    it('is the newest links, of very many', async () => {
      const some = (from: number) => Array.from({ length: 500 }, (_, nr) => `2607.${from + nr}`);
      await note('first', 0, ['2606.00001']);
      for (let nr = 0; nr < MOST_LINKS_KEPT / 500; nr += 1)
        await note(`m${nr}`, MINUTE * (nr + 1), some(10_000 + nr * 500));
      expect(Object.keys(await had(['2606.00001', '2607.10000', '2607.11999']))).toEqual([
        '2607.10000',
        '2607.11999',
      ]);
    });

    it('goes with the channel and with its workspace, and moves with it', async () => {
      for (const place of [HERE, THERE, channel('c', 'other')]) await note('one', 0, [PAPER], place);
      await on.state.move(HERE, channel('new'));
      expect([await had(), Object.keys(await had([PAPER], channel('new')))]).toEqual([{}, [PAPER]]);
      expect((await on.state.kept({ kind: 'channel', channel: channel('new') })).rest).toBe(1);
      await on.state.forget({ kind: 'person', person: ANN });
      await on.state.forget({ kind: 'channel', channel: channel('new') });
      expect(await had([PAPER], channel('new'))).toEqual({});
      await on.state.forget({ kind: 'workspace', platform: 'fake', workspace: 'w' });
      expect(await had([PAPER], THERE)).toEqual({});
      expect(Object.keys(await had([PAPER], channel('c', 'other')))).toEqual([PAPER]);
    });

    it('moves to a channel that has had it as well', async () => {
      await note('one');
      await note('one', MINUTE, [PAPER, OTHER], THERE);
      await on.state.move(HERE, THERE);
      expect((await had([PAPER], THERE))[PAPER]?.at).toBe(at(MINUTE).wall);
    });
  });

  describe('the workspaces in which links are answered', () => {
    const on = freshState(create);
    const are = () =>
      Promise.all(['w', 'other'].map((workspace) => on.state.discussions.areAnswered('fake', workspace)));

    it('are those where somebody has said so, until it is taken back or forgotten', async () => {
      const { discussions } = on.state;
      expect(await are()).toEqual([false, false]);
      for (const _ of 'twice') await discussions.answer('fake', 'w', true);
      expect(await are()).toEqual([true, false]);
      expect(await discussions.areAnswered('another', 'w')).toBe(false);
      expect(await on.state.workspaces('fake')).toEqual(['w']);
      for (const _ of 'twice') await discussions.answer('fake', 'w', false);
      expect(await are()).toEqual([false, false]);
      for (const workspace of ['w', 'other']) await discussions.answer('fake', workspace, true);
      expect(await on.state.forget({ kind: 'workspace', platform: 'fake', workspace: 'w' })).toBe(1);
      expect(await are()).toEqual([false, true]);
    });
  });
}

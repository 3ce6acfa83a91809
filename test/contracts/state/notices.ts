import { describe, expect, it } from 'vitest';
import { directMessages } from '#core/channel.ts';
import type { Outcome } from '#core/delivery/ledger.ts';
import { ANN, channel, digest } from '#test/fakes/state.ts';
import { at, BY, type CreateDatabase, freshState, MINUTE } from './database.ts';

const WAIT = 30_000;
const DAY = 24 * 60 * MINUTE;
const REFUSED: Outcome = { kind: 'refused', reason: 'no permission' };
const FAILED: Outcome = { kind: 'failed', reason: 'too long' };

export function describeNotices(create: CreateDatabase): void {
  describe('what an admin has to be told', () => {
    const on = freshState(create, { shared: true });
    const take = (ms: number, state = on.state, limit = 10) => {
      on.set(at(ms));
      return state.ledger.notices.take('fake', { limit, waitMs: WAIT });
    };
    const taken = async (ms: number) => (await take(ms)).map(({ kind, channel: { id } }) => `${kind} ${id}`);

    /** Owes a channel a digest of another date, and settles it so. */
    async function settle(id: string, outcome: Outcome, { ms = 0, day = '2026-08-20' } = {}): Promise<void> {
      await on.owe(id, digest({ day }), ms);
      expect(await on.finish(outcome, ms)).toBe(true);
    }

    it('is written with the outcome, and is there for whoever comes after a kill', async () => {
      await settle('c', FAILED);
      const another = await on.again();
      expect(await take(0, another)).toEqual([
        {
          id: expect.any(Number),
          channel: channel('c'),
          kind: 'failed',
          day: '2026-08-20',
          reason: 'too long',
        },
      ]);
    });

    it('is written only by the one whose outcome it is', async () => {
      await on.owe('c');
      const old = await on.claim();
      await on.state.ledger.takeOver(old, BY);
      expect(await on.state.ledger.settle(old, FAILED)).toBe(false);
      expect(await taken(0)).toEqual([]);
    });

    it('is nothing after an outcome that leaves nothing to do for a person', async () => {
      const outcomes: Outcome[] = [
        { kind: 'sent', ref: { id: 'm' } },
        { kind: 'retry', afterMs: DAY, reason: 'busy' },
        { kind: 'unknown', afterMs: DAY, reason: 'reset' },
        { kind: 'closed', reason: 'closed' },
      ];
      for (const [at, outcome] of outcomes.entries()) await settle(`c${at}`, outcome);
      expect(await taken(0)).toEqual([]);
    });

    it('is given to one at a time, the oldest first, and again to whoever asks after its wait, which grows', async () => {
      await settle('c', FAILED);
      await settle('d', { kind: 'uncertain', reason: 'unread' });
      const others = await on.again();
      expect((await take(0, on.state, 1)).map(({ kind }) => kind)).toEqual(['failed']);
      expect((await take(0, others)).map(({ kind }) => kind)).toEqual(['uncertain']);
      expect(await taken(WAIT - 1)).toEqual([]);
      expect(await taken(WAIT)).toEqual(['failed c', 'uncertain d']);
      expect(await taken(3 * WAIT - 1)).toEqual([]);
      expect(await taken(3 * WAIT)).toEqual(['failed c', 'uncertain d']);
    });

    it('is given for the channel that is asked about, of the platform that is asked about', async () => {
      await settle('c', FAILED);
      await settle('d', FAILED);
      const { notices } = on.state.ledger;
      const ask = { limit: 9, waitMs: WAIT };
      expect(await notices.take('other', ask)).toEqual([]);
      const here = await notices.take('fake', { ...ask, channel: channel('d') });
      expect(here.map((notice) => notice.channel.id)).toEqual(['d']);
    });

    it('is gone once it was told', async () => {
      await settle('c', FAILED);
      for (const notice of await take(0)) await on.state.ledger.notices.told(notice);
      expect(await taken(DAY)).toEqual([]);
    });

    it('is not held back by a clock that went back', async () => {
      await settle('c', FAILED, { ms: 60 * MINUTE });
      await take(60 * MINUTE);
      expect(await taken(0)).toEqual(['failed c']);
    });

    it('is of a channel that refuses once, until it takes something again or somebody resumes it', async () => {
      await settle('c', REFUSED);
      expect(await taken(0)).toEqual(['refused c']);
      expect((await on.state.ledger.pauseOf(channel('c')))?.notified).toBe(true);
      await on.finish(REFUSED, 15 * MINUTE);
      await on.finish({ kind: 'sent', ref: { id: 'm' } }, DAY / 4);
      expect(await taken(DAY / 4), 'nobody is told what is true no more').toEqual([]);
      await settle('c', REFUSED, { day: '2026-08-21', ms: DAY / 4 });
      await on.state.ledger.resume(channel('c'));
      expect(await taken(DAY / 2)).toEqual([]);
      await settle('c', FAILED, { day: '2026-08-22' });
      await on.state.ledger.resume(channel('c'));
      expect(await taken(DAY / 2), 'a message that was lost stays lost').toEqual(['failed c']);
    });

    it('is not that direct messages refuse: there is no other place to say it', async () => {
      await on.owe(directMessages(ANN));
      await on.finish(REFUSED);
      expect(await taken(0)).toEqual([]);
    });

    it('goes with its channel, when that is forgotten or called something else', async () => {
      await settle('c', FAILED);
      await settle('d', FAILED);
      expect(await on.state.kept({ kind: 'channel', channel: channel('c') })).toMatchObject({ rest: 1 });
      await on.state.forget({ kind: 'channel', channel: channel('c') });
      await on.state.move(channel('d'), channel('e'));
      expect(await taken(0)).toEqual(['failed e']);
      await on.state.forget({ kind: 'workspace', platform: 'fake', workspace: 'w' });
      expect(await taken(DAY)).toEqual([]);
    });

    it('goes with a person, where it is of their direct messages', async () => {
      await on.owe(directMessages(ANN));
      await on.finish(FAILED);
      await on.state.forget({ kind: 'person', person: ANN });
      expect(await taken(0)).toEqual([]);
    });

    it('is dropped two days later', async () => {
      await settle('c', FAILED);
      on.set(at(2 * DAY - 1));
      await on.state.maintain();
      expect(await taken(2 * DAY - 1)).toEqual(['failed c']);
      on.set(at(2 * DAY));
      await on.state.maintain();
      expect(await taken(3 * DAY)).toEqual([]);
    });
  });
}

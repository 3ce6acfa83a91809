import { describe, expect, it } from 'vitest';
import { directMessages } from '#core/channel.ts';
import { type LinkTo, MOST_LINKS } from '#core/commands/pages/links.ts';
import { ANN, channel } from '#test/fakes/state.ts';
import { at, type CreateDatabase, freshState } from './database.ts';

const SENT: LinkTo = { kind: 'sent', of: channel('c') };
const PAGE: LinkTo = { kind: 'page', of: directMessages(ANN) };
const SAVED: LinkTo = { kind: 'saved', of: directMessages(ANN) };
const DAYS_MS = 86_400_000;

export function describeLinking(create: CreateDatabase): void {
  describe('links that nobody can guess', () => {
    const on = freshState(create);
    const opens = (token: string) => on.state.links.opens(token);

    it('open what they were made for, and nothing else does', async () => {
      const tokens = [];
      for (const to of [SENT, PAGE, SAVED]) tokens.push(await on.state.links.make(to));
      expect(await Promise.all(tokens.map(opens))).toEqual([SENT, PAGE, SAVED]);
      for (const token of tokens) expect(token).toMatch(/^[\w-]{22}$/);
      expect(new Set(tokens).size).toBe(3);
      const [first = ''] = tokens;
      for (const other of ['', first.slice(1), first.toLowerCase() + first, 'x'.repeat(22), `${first}%`])
        expect(await opens(other)).toBeUndefined();
    });

    it('open until they are ended, those of the same kind to the same at once', async () => {
      const { links } = on.state;
      const [one, two] = [await links.make(PAGE), await links.make(PAGE)];
      const saved = await links.make(SAVED);
      expect(await links.end(PAGE)).toBe(2);
      expect(await Promise.all([one, two, saved].map(opens))).toEqual([undefined, undefined, SAVED]);
      expect(await links.end(PAGE)).toBe(0);
    });

    it('are few: the oldest of more ends', async () => {
      const tokens = [];
      for (let made = 0; made <= MOST_LINKS; made += 1) {
        on.set(at(made * 1_000));
        tokens.push(await on.state.links.make(SENT));
      }
      const opened = await Promise.all(tokens.map(opens));
      expect(opened).toEqual([undefined, ...Array.from({ length: MOST_LINKS }, () => SENT)]);
    });

    it('end by themselves after 30 days, where something can be changed by them', async () => {
      const { links } = on.state;
      const [page, sent] = [await links.make(PAGE), await links.make(SENT)];
      on.set(at(30 * DAYS_MS - 1));
      expect(await opens(page)).toEqual(PAGE);
      on.set(at(30 * DAYS_MS));
      expect(await opens(page)).toBeUndefined();
      await on.state.maintain();
      expect(await links.end(PAGE)).toBe(0);
      expect(await opens(sent)).toEqual(SENT);
    });

    it('go with whose they are, and move with their channel', async () => {
      const { links } = on.state;
      const [sent, page, saved] = [await links.make(SENT), await links.make(PAGE), await links.make(SAVED)];
      await on.state.move(SENT.of, channel('d'));
      expect(await opens(sent)).toEqual({ kind: 'sent', of: channel('d') });
      await on.state.forget({ kind: 'person', person: ANN });
      expect(await Promise.all([page, saved].map(opens))).toEqual([undefined, undefined]);
      await on.state.forget({ kind: 'channel', channel: channel('d') });
      expect(await opens(sent)).toBeUndefined();
    });
  });
}

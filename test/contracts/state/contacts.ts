import { describe, expect, it } from 'vitest';
import { encryptionWith, readEncryptionKey } from '#adapters/shared/encrypt.ts';
import { directMessages, type Person } from '#core/channel.ts';
import type { Contacts } from '#core/subscriptions/contacts.ts';
import { type Owner, topicOf } from '#core/topics/topic.ts';
import { ANN, owe } from '#test/fakes/state.ts';
import { at, BY, type CreateDatabase, freshState } from './database.ts';

const ENCRYPTION = encryptionWith(readEncryptionKey('0'.repeat(64)));
const ADDRESS = 'Ann+papers@example.org';
const DAY = 86_400_000;
const LINK = { person: ANN, name: 'Ann in #papers' };

export function describeContacts(create: CreateDatabase): void {
  describe('mailboxes', () => {
    const on = freshState(create);
    const contacts = () => on.state.contacts(ENCRYPTION);
    const asked = async (link?: Parameters<Contacts['ask']>[1]): Promise<Person> => {
      await contacts().ask(ADDRESS, link);
      const found = await contacts().find(ADDRESS);
      if (!found) throw new Error('whoever was asked is known');
      return found.person;
    };
    const confirmed = async (link?: Parameters<Contacts['ask']>[1]) => {
      const person = await asked(link);
      await contacts().takeLetters(9);
      await contacts().confirm(person);
      return person;
    };
    const claimable = async (): Promise<number> =>
      (await on.state.ledger.claimSome('mail', BY, { limit: 9, may: () => true })).length;

    it('are asked once, by a letter that is taken once, and get mails once they confirm', async () => {
      const person = await asked();
      expect(person.id).toMatch(/^[0-9a-f]{24}$/);
      expect(await contacts().takeLetters(9)).toEqual([{ kind: 'confirm', person, address: ADDRESS }]);
      expect(await contacts().takeLetters(9)).toEqual([]);
      expect(await contacts().addressOf(person)).toBeUndefined();
      expect(await contacts().confirm(person)).toMatchObject({ state: 'confirmed' });
      expect(await contacts().addressOf(person)).toBe(ADDRESS);
      on.set(at(DAY));
      expect(await contacts().confirm(person)).toMatchObject({ since: at(0).wall });
    });

    it('have a letter that was not sent wait again, for a day and a half', async () => {
      await asked();
      const [letter] = await contacts().takeLetters(9);
      if (!letter) throw new Error('a letter waits');
      await contacts().putBack(letter, 60_000);
      expect(await contacts().takeLetters(9)).toEqual([]);
      on.set(at(60_000));
      expect(await contacts().takeLetters(9)).toEqual([letter]);
      on.set(at(1.5 * DAY));
      await contacts().putBack(letter, 0);
      expect(await contacts().takeLetters(9)).toEqual([]);
    });

    it('are asked once a day and three times in all, however often somebody wants it', async () => {
      let letters = 0;
      for (let quarter = 0; quarter < 4 * 20; quarter++) {
        on.set(at(quarter * 6 * 3_600_000));
        await contacts().ask(ADDRESS);
        letters += (await contacts().takeLetters(9)).length;
      }
      expect(letters).toBe(3);
    });

    it('that have confirmed are asked nothing and change nothing when they are asked again', async () => {
      const person = await confirmed();
      on.set(at(2 * DAY));
      const before = await contacts().of(person);
      await contacts().ask(ADDRESS);
      expect(await contacts().of(person)).toEqual(before);
      expect(await contacts().takeLetters(9)).toEqual([]);
    });

    it('keep no address in the clear', async () => {
      const person = await confirmed();
      const other = on.state.contacts(encryptionWith(readEncryptionKey('1'.repeat(64))));
      await expect(other.addressOf(person)).rejects.toThrow(/ENCRYPTION_KEY is not the one/);
      expect(await other.find(ADDRESS)).toBeUndefined();
    });

    it.each(['stop', 'bounced'] as const)(
      'get nothing after %s, from the very next claim on, and their address is gone',
      async (end) => {
        const person = await confirmed();
        await owe(on.state, directMessages(person));
        expect(await contacts()[end](person)).toBe(true);
        expect(await claimable()).toBe(0);
        expect(await on.state.subscriptions.all(directMessages(person))).toEqual([]);
        expect(await contacts().addressOf(person)).toBeUndefined();
        expect(await contacts().confirm(person)).toBeUndefined();
        expect(await contacts()[end]({ ...person, id: 'f'.repeat(24) })).toBe(false);
      },
    );

    it('that have stopped may be asked anew, and are the same ones', async () => {
      const person = await confirmed();
      await contacts().stop(person);
      on.set(at(2 * DAY));
      expect(await asked()).toEqual(person);
      expect(await contacts().confirm(person)).toMatchObject({ state: 'confirmed' });
    });

    it('end at the third temporary failure in a row', async () => {
      const person = await confirmed();
      for (const step of ['failed', 'failed', 'delivered', 'failed', 'failed'] as const)
        await contacts()[step](person);
      expect(await contacts().of(person)).toMatchObject({ state: 'confirmed' });
      await contacts().failed(person);
      expect(await contacts().of(person)).toMatchObject({ state: 'bounced' });
    });

    it('are linked to whoever asked in a chat once they confirm, and cut by either', async () => {
      const person = await asked(LINK);
      expect(await contacts().linkedTo(ANN)).toMatchObject([{ person, pending: LINK }]);
      await contacts().confirm(person);
      expect(await contacts().of(person)).toMatchObject({ linked: LINK });
      expect(await contacts().unlink(person)).toBe(true);
      expect(await contacts().of(person)).not.toHaveProperty('linked');
      expect(await contacts().unlink(person)).toBe(false);
    });

    it('that have confirmed are linked only when they confirm that, too', async () => {
      const person = await confirmed();
      on.set(at(2 * DAY));
      await asked(LINK);
      expect(await contacts().of(person)).toMatchObject({ state: 'confirmed', pending: LINK });
      expect(await contacts().of(person)).not.toHaveProperty('linked');
      expect(await contacts().takeLetters(9)).toMatchObject([{ kind: 'confirm' }]);
      await contacts().confirm(person);
      expect(await contacts().of(person)).toMatchObject({ linked: LINK });
    });

    it('are sent a new link to their settings, once a day', async () => {
      const person = await confirmed();
      await contacts().askSettings(person);
      expect(await contacts().takeLetters(9)).toEqual([]);
      on.set(at(DAY));
      for (let times = 0; times < 3; times++) await contacts().askSettings(person);
      expect(await contacts().takeLetters(9)).toMatchObject([{ kind: 'settings', person }]);
    });

    it('that never confirm have their address deleted after a week, and all that is kept after 90 days', async () => {
      const person = await asked();
      await contacts().takeLetters(9);
      on.set(at(7 * DAY));
      await on.state.maintain();
      expect(await contacts().confirm(person)).toBeUndefined();
      expect(await contacts().of(person)).toMatchObject({ state: 'asked' });
      on.set(at(90 * DAY));
      await on.state.maintain();
      expect(await contacts().of(person)).toBeUndefined();
    });

    it('are forgotten as themselves, with all they have', async () => {
      const person = await confirmed();
      const owner: Owner = { kind: 'person', person };
      await on.state.follows.put({ owner, topic: topicOf('agents'), level: 'normal' });
      await owe(on.state, directMessages(person));
      await on.state.forget({ kind: 'person', person });
      expect(await contacts().find(ADDRESS)).toBeUndefined();
      expect(await on.state.follows.of(owner)).toEqual([]);
      expect(await claimable()).toBe(0);
    });

    it('are forgotten with whoever they are linked to in a chat, and stay where that was only asked for', async () => {
      const person = await confirmed(LINK);
      await owe(on.state, directMessages(person));
      expect((await on.state.kept({ kind: 'person', person: ANN })).subscriptions).toBe(1);
      await on.state.forget({ kind: 'person', person: ANN });
      expect(await contacts().find(ADDRESS)).toBeUndefined();
      expect(await claimable()).toBe(0);
      const other = await asked(LINK);
      await on.state.forget({ kind: 'person', person: ANN });
      expect(await contacts().of(other)).not.toHaveProperty('pending');
    });

    it('outlive the workspace of the chat that they are linked to, on their own', async () => {
      const link = { person: { platform: 'fake', id: 'w/U1' }, name: 'U1' };
      const person = await confirmed(link);
      await on.state.forget({ kind: 'workspace', platform: 'fake', workspace: 'w' });
      expect(await contacts().of(person)).toEqual({ person, state: 'confirmed', since: at(0).wall });
    });
  });
}

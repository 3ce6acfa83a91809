import { beforeEach, describe, expect, it } from 'vitest';
import { encryptionWith, readEncryptionKey } from '#adapters/shared/encrypt.ts';
import type { ShownAs } from '#core/commands/command.ts';
import { plainText } from '#core/document.ts';
import type { Contacts } from '#core/subscriptions/contacts.ts';
import { byMail } from '#engine/use-cases/own/by-mail.ts';
import { at } from '#test/contracts/state/database.ts';
import { ANN, memoryState } from '#test/fakes/state.ts';

const BEN = { platform: ANN.platform, id: 'ben' };

describe('papers by mail, asked for in a chat', () => {
  let mailboxes: Contacts;
  beforeEach(async () => {
    const state = await memoryState({ now: () => at(0) });
    mailboxes = state.contacts(encryptionWith(readEncryptionKey('0'.repeat(64))));
  });
  const says = async (address?: string, person = ANN, shown: ShownAs = {}) => {
    const { blocks } = await byMail({ mailboxes }, { person, shownAs: async () => shown, address });
    return blocks.map((block) => ('text' in block ? plainText(block.text) : '')).join(' ');
  };
  const confirm = async (address: string) => {
    const contact = await mailboxes.find(address);
    if (!contact) throw new Error('whoever was asked is known');
    return await mailboxes.confirm(contact.person);
  };

  it('asks the mailbox, and names who asked and where, a name on one line and no more than a name', async () => {
    expect(
      await says('ann@example.org', ANN, { person: 'Ann\nof the\u202e Lab', place: 'The\tLab' }),
    ).toContain('a mail is on its way');
    const contact = await mailboxes.find('ann@example.org');
    expect(contact?.pending).toEqual({
      person: ANN,
      name: `Ann of the Lab, on ${ANN.platform} (The Lab) as ${ANN.id}`,
    });
    expect(await mailboxes.takeLetters(9)).toMatchObject([{ kind: 'confirm', address: 'ann@example.org' }]);
    await says('other@example.org');
    expect((await mailboxes.find('other@example.org'))?.pending?.name).toBe(
      `somebody, on ${ANN.platform} as ${ANN.id}`,
    );
  });

  it('answers the same whatever is known of the mailbox', async () => {
    const first = await says('new@example.org', BEN);
    await says('ann@example.org');
    await confirm('ann@example.org');
    expect(await says('ann@example.org', BEN)).toBe(first);
    expect((await mailboxes.find('ann@example.org'))?.linked?.person).toEqual(ANN);
  });

  it('has three mailboxes asked at a time, however often links are cut meanwhile', async () => {
    for (const one of [1, 2, 3]) {
      await says(`a${one}@example.org`);
      await says('off');
    }
    await expect(says('a4@example.org')).rejects.toMatchObject({ code: 'mailboxes-full' });
    await says('b@example.org', BEN);
    await confirm('a1@example.org');
    await says('a4@example.org');
  });

  it('says how many go by what is followed here, and cuts them', async () => {
    expect(await says()).toContain('No mails go by what you follow here. Type');
    await says('ann@example.org');
    expect(await says()).toContain('1 mailbox did not answer yet.');
    await confirm('ann@example.org');
    expect(await says()).toContain('1 mailbox gets papers by what you follow here.');
    expect(await says('off', BEN)).toContain('nothing to cut');
    expect(await says('OFF')).toContain('1 mailbox goes by what you follow here no more.');
    expect((await mailboxes.find('ann@example.org'))?.linked).toBeUndefined();
    expect(await says()).toContain('No mails go by what you follow here.');
  });

  it('takes an address alone, and says so', async () => {
    for (const wrong of [
      'ann',
      'a@b',
      'a@example.org, b@example.org',
      'Ann <a@example.org>',
      'x'.repeat(300),
    ])
      await expect(says(wrong), wrong).rejects.toMatchObject({ code: 'no-mailbox' });
    await expect(byMail({}, { person: ANN, address: 'ann@example.org' })).rejects.toMatchObject({
      code: 'no-mails',
    });
  });
});

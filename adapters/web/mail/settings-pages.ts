import { html } from 'hono/html';
import type { Caller, Reply } from '#core/commands/command.ts';
import { type Intent, withOptions } from '#core/commands/intent.ts';
import { followForMe, SETTINGS, STOP, TOPICS, unfollowForMe } from '#core/commands/known-intents.ts';
import type { Action, Block, Document } from '#core/document.ts';
import type { Contact } from '#core/subscriptions/contacts.ts';
import { runIntent } from '../../shared/conversation/run-intent.ts';
import { all, type Markup, NOTHING, plain } from '../../shared/markup/markup.ts';
import { actionForms, pressForm, settingsForm, topicForms } from './forms.ts';
import type { LinkAsk } from './mail-ask.ts';
import type { MailPage } from './mail-page.ts';
import { readerOfMails, readerOfPapers } from './mailbox-callers.ts';
import { shown } from './shown.ts';

type Form = Extract<Block, { kind: 'form' }>;

/** What a mailbox gets, in forms; above them what was just done. */
export async function settingsPage(ask: LinkAsk, contact: Contact, done?: Reply): Promise<MailPage> {
  const { appApi, path, mail } = ask;
  const { document } = await runIntent(appApi, SETTINGS, readerOfMails(contact));
  const form = formIn(document);
  const topics = await runIntent(appApi, TOPICS, readerOfPapers(contact));
  return {
    status: done && done.status !== 'answered' ? 400 : 200,
    title: 'What is mailed to you',
    asksZone: form !== undefined,
    below: [
      done ? shown(done.document) : NOTHING,
      shown({ ...document, blocks: document.blocks.filter(({ kind }) => kind === 'text') }),
      form ? all([settingsForm(path, form.fields), actionForms(path, actionsOf(form))]) : NOTHING,
      topicForms(path, followedIn(topics.document)),
      linkMarkup(contact, path),
      html`<p><a href="${mail.linksFor(contact.person).stop}">Stop these mails</a></p>
`,
    ],
  };
}

/** Does what one of the forms asks for, and shows the settings after that. */
export async function changeSettings(ask: LinkAsk, contact: Contact): Promise<MailPage> {
  const { appApi, mail, fields } = ask;
  const topic = fields.get('topic') ?? '';
  switch (fields.get('do')) {
    case 'unlink':
      await mail.unlink(contact.person);
      return await settingsPage(ask, (await mail.of(contact.person)) ?? contact);
    case 'add-topic':
      return await done(followForMe(topic, 'normal'), readerOfPapers(contact));
    case 'drop-topic':
      return await done(unfollowForMe(topic), readerOfPapers(contact));
    default:
      return await done(await orderIn(ask, contact), readerOfMails(contact));
  }

  async function done(intent: Intent | undefined, reader: Caller): Promise<MailPage> {
    return await settingsPage(ask, contact, intent && (await runIntent(appApi, intent, reader)));
  }
}

/** What of the settings was changed, or which of the buttons below them was pressed; undefined where that is nothing. */
async function orderIn({ appApi, fields }: LinkAsk, contact: Contact): Promise<Intent | undefined> {
  const form = formIn((await runIntent(appApi, SETTINGS, readerOfMails(contact))).document);
  if (!form) return undefined;
  if (fields.get('do') === 'act') return actionsOf(form).find(({ label }) => label === fields.get('label'));
  const changed = form.fields.flatMap(({ name, value }): [string, string][] => {
    const given = fields.get(name);
    return given === undefined || given === value ? [] : [[name, given]];
  });
  return changed.length > 0 ? withOptions(form, Object.fromEntries(changed)) : undefined;
}

function formIn({ blocks }: Document): Form | undefined {
  return blocks.find((block) => block.kind === 'form');
}

/** What ends it has a page of its own, which also deletes the address. */
function actionsOf({ actions }: Form): readonly Action[] {
  return actions.filter(({ command }) => command !== STOP.command);
}

function followedIn({ blocks }: Document): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === 'text' && block.listed?.as === 'followed' ? [block.listed.topic] : [],
  );
}

/** Whose topics these are, where they are those of somebody in a chat. */
function linkMarkup({ linked }: Contact, path: string): Markup {
  if (!linked) return NOTHING;
  return html`<p>Topics and saved papers are those of ${plain(linked.name)}.</p>
${pressForm(path, 'Cut this link', { do: 'unlink' })}`;
}

import { html } from 'hono/html';
import { personBehind } from '#core/channel.ts';
import type { Caller, Reply } from '#core/commands/command.ts';
import type { Intent } from '#core/commands/intent.ts';
import {
  END_OWN_PAGES,
  SAVED,
  SEARCH,
  SETTINGS,
  TODAY_FOR_ME,
  TOPICS,
} from '#core/commands/known-intents.ts';
import type { LinkTo } from '#core/commands/pages/links.ts';
import { ownPageAddress } from '#core/commands/pages/own-addresses.ts';
import type { Document } from '#core/document.ts';
import { forOneReader, runIntent } from '../../shared/conversation/run-intent.ts';
import type { Markup } from '../../shared/markup/markup.ts';
import { madeOf, type PageParts } from '../make-page.ts';
import { titleOf } from '../other-forms.ts';
import { FORMS } from '../pages.ts';
import { type Navigation, pageText } from '../render/layout.ts';
import { renderForWeb } from '../render/render.ts';
import type { Made } from '../serve/kept-pages.ts';
import { formMarkup, ownAddressOf, ownControls } from './controls.ts';
import { formsAbove } from './forms.ts';

/** What is asked of somebody's own page: an intent, and what is shown after it. */
export interface OwnAsk {
  readonly token: string;
  readonly intent: Intent;
  readonly then?: Intent | undefined;
}

/** What is only its reader's is kept by nobody, and gathered by nobody. */
export const PRIVATE = { caching: 'private, no-store', headers: { 'x-robots-tag': 'noindex' } };

/** Does what is asked as the person whose page it is, and makes a page of the answer; a file is one to keep. */
export async function makeOwnPage(
  to: LinkTo,
  { token, intent, then }: OwnAsk,
  parts: PageParts,
): Promise<Made> {
  const { appApi } = parts;
  const caller = callerOf(to);
  const reply = await runIntent(appApi, intent, caller);
  const after = then && reply.status === 'answered' ? await runIntent(appApi, then, caller) : undefined;
  const file = reply.document.blocks.find((block) => block.kind === 'file');
  if (file) return fileOf(file);
  const document = forOneReader(both(reply, after));
  const words = String(intent.options?.words ?? '');
  const text = pageText({
    address: parts.settings.address,
    path: intent === TODAY_FOR_ME ? ownPageAddress(token) : ownAddressOf(token, { command: intent.command }),
    title: titleOf(document),
    about: document.summary,
    main: mainOf(document, token, parts),
    above: formsAbove(token, (then ?? intent).command, words),
    below: endMarkup(token),
    others: [],
    query: intent.command === SEARCH.command ? String(intent.options?.query ?? '') : undefined,
    lists: appApi.lists(),
    own: { navigation: navigationOf(token), searchAt: ownAddressOf(token, SEARCH) },
  });
  return { ...madeOf(reply), type: FORMS.html.type, text, ...PRIVATE };
}

/** Whoever has the link asks as the person who was given it, in their direct messages, which are theirs to set up. */
function callerOf({ of: channel }: LinkTo): Caller {
  const person = personBehind(channel);
  if (!person) throw new Error('a page of its own is a person’s');
  return { channel, person, mayConfigure: async () => true };
}

/** An answer, and below it what it changed as it is now. */
function both({ document }: Reply, after: Reply | undefined): Document {
  return after ? { ...after.document, blocks: [...document.blocks, ...after.document.blocks] } : document;
}

function mainOf(document: Document, token: string, { appApi, settings }: PageParts): Markup {
  const own = ownControls(token, appApi.commands, document.papers ?? 'mine');
  return renderForWeb(document, { commands: appApi.commands, images: settings.images, own });
}

function navigationOf(token: string): Navigation {
  return [
    [ownPageAddress(token), 'For you'],
    [ownAddressOf(token, SAVED), 'Saved'],
    [ownAddressOf(token, TOPICS), 'Topics'],
    [ownAddressOf(token, SETTINGS), 'Settings'],
    ['/', 'All papers'],
  ];
}

function endMarkup(token: string): Markup {
  const end = formMarkup(token, END_OWN_PAGES, html`<button>End all links to this page</button>`);
  return html`<section aria-label="About this link"><p class="note">Whoever has the address of this page sees and changes what is yours.</p>${end}</section>
`;
}

function fileOf({ name, text }: { name: string; text: string }): Made {
  const headers = { ...PRIVATE.headers, 'content-disposition': `attachment; filename="${name}"` };
  return { ...PRIVATE, status: 200, type: 'text/plain; charset=utf-8', text, headers };
}

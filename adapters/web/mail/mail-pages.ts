import type { Person } from '#core/channel.ts';
import type { Visitor } from '#core/parts/routes.ts';
import type { MailPurpose } from '#core/subscriptions/mail/tokens.ts';
import { ASK_ALLOWANCE, PAGE_ALLOWANCE } from '../limits.ts';
import type { PageParts } from '../make-page.ts';
import type { Allows } from '../serve/visitors.ts';
import { actPage, doAct } from './act-pages.ts';
import { askPage, confirm, confirmPage, takeAddress } from './ask-pages.ts';
import { askForm, pressForm } from './forms.ts';
import type { LinkAsk, MailAsk } from './mail-ask.ts';
import { type MailPage, mailResponse } from './mail-page.ts';
import { isFromOurPages, sentFields } from './requests.ts';
import { changeSettings, settingsPage } from './settings-pages.ts';
import { bounce, stop, stopPage } from './stop-pages.ts';

const ASKING = '/mail';
const IS_OURS = /^\/(?:mail|m|m\/.*)$/;
const METHODS = new Set(['GET', 'HEAD', 'POST']);
const LINK = /^\/m\/([a-z0-9-]{1,80})\/([a-z-]+)(?:\/(.+))?$/i;

/** Pages that mails lead to, and the one that takes an address; undefined where a request is for none of them. Only what is sent changes anything: whoever opens every link of a mail has changed nothing. */
export function mailPages(parts: PageParts, allows: Allows) {
  const { appApi } = parts;
  const { mail } = appApi;

  return async (request: Request, { ip }: Visitor): Promise<Response | undefined> => {
    const path = new URL(request.url).pathname;
    if (!mail || !IS_OURS.test(path) || !METHODS.has(request.method)) return undefined;
    const isSent = request.method === 'POST';
    const fields = isSent ? await sentFields(request) : new Map<string, string>();
    const ask = { appApi, mail, path, isSent, fields };
    if (path === '/m/bounce' && isSent) return new Response(null, { status: await bounce(ask) });
    const page = await pageFor(ask, refusalFor);
    return page && mailResponse(request, parts, page);

    function refusalFor(): MailPage | undefined {
      if (!allows(ip, '', PAGE_ALLOWANCE)) return tooMuch();
      if (!isSent) return undefined;
      if (!isFromOurPages(request, parts.settings.address)) return fromElsewhere();
      return path === ASKING && !allows(ip, ASKING, ASK_ALLOWANCE) ? tooMuch() : undefined;
    }
  };
}

async function pageFor(
  ask: Omit<MailAsk, 'opened'>,
  refusalFor: () => MailPage | undefined,
): Promise<MailPage | undefined> {
  const { mail, path, isSent } = ask;
  const [, token = '', what = '', paper = ''] = LINK.exec(path) ?? [];
  // A mail program's own press comes from wherever that runs, and is never refused.
  if (what === 'stop')
    return isSent ? await stop({ ...ask, opened: mail.open('stop', token) }) : stopPage(ask);
  const refused = refusalFor();
  if (refused) return refused;
  if (path !== ASKING) return await linkPage(ask, { token, what, paper });
  if (!mail.isSent) return undefined;
  return isSent ? await takeAddress(ask) : askPage();
}

/** What a link names: whose it is, what it leads to, and of which paper. */
interface LinkParts {
  readonly token: string;
  readonly what: string;
  readonly paper: string;
}

async function linkPage(ask: Omit<MailAsk, 'opened'>, { token, what, paper }: LinkParts): Promise<MailPage> {
  const opened = ask.mail.open(purposeOf(what), token);
  if (!opened) return noSuchLink(ask);
  const own: LinkAsk = { ...ask, opened };
  if (what === 'confirm') return ask.isSent ? await confirm(own) : await confirmPage(own);
  const contact = await ask.mail.of(opened.person);
  if (contact?.state !== 'confirmed') return noSuchLink(ask);
  if (opened.expired) return await anew(own, contact);
  if (what === 'settings')
    return ask.isSent ? await changeSettings(own, contact) : await settingsPage(own, contact);
  const act = { act: what, paper: decoded(paper) };
  return ask.isSent ? await doAct(own, contact, act) : await actPage(own, contact, act);
}

function purposeOf(what: string): MailPurpose {
  return what === 'confirm' || what === 'settings' ? what : 'act';
}

/** A link whose time is over: another one is mailed to whoever it was for. */
async function anew({ mail, isSent, path }: LinkAsk, { person }: { person: Person }): Promise<MailPage> {
  if (!isSent)
    return {
      title: 'This link is too old',
      paragraphs: ['A new one can be mailed to you, once a day.'],
      below: [pressForm(path, 'Mail me a new link')],
    };
  await mail.askSettings(person);
  return {
    title: 'Look into your mailbox',
    paragraphs: ['A new link is on its way, unless one went out within a day.'],
  };
}

function noSuchLink({ mail }: Pick<MailAsk, 'mail'>): MailPage {
  return {
    status: 404,
    title: 'This link leads nowhere',
    paragraphs: ['It may have been cut short, or the mails that it belongs to were stopped.'],
    ...(mail.isSent ? { below: [askForm()] } : {}),
  };
}

function tooMuch(): MailPage {
  return {
    status: 429,
    title: 'That was a lot at once',
    paragraphs: ['Please try again in an hour: nothing was done now.'],
  };
}

function fromElsewhere(): MailPage {
  return {
    status: 403,
    title: 'That was not sent from this page',
    paragraphs: ['Nothing was done. Open the page itself, and press its button there.'],
  };
}

/** A path may hold what is no text. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

import type { AppApi } from '#core/app-api.ts';
import type { Caller, Reply } from '#core/commands/command.ts';
import type { Intent } from '#core/commands/intent.ts';
import { SEARCH, TOPICS } from '#core/commands/known-intents.ts';
import type { Document } from '#core/document.ts';
import { utcDay } from '#core/time/dates.ts';
import { Level } from '#core/topics/topic.ts';
import { runIntent } from '../shared/conversation/run-intent.ts';
import { type Markup, NOTHING } from '../shared/markup/markup.ts';
import { aboutDocument } from './about.ts';
import { MAX_AGE, SIZES } from './limits.ts';
import { askForm } from './mail/forms.ts';
import { formsOf, textIn, titleOf } from './other-forms.ts';
import { noTopicYet, notThere } from './own-documents.ts';
import { canonical, FORMS, type WantedPage } from './pages.ts';
import { daysAround, topicForm } from './render/above.ts';
import { pageText } from './render/layout.ts';
import { renderForWeb } from './render/render.ts';
import { cachingOf } from './serve/caching.ts';
import type { Made } from './serve/kept-pages.ts';
import type { WebSettings } from './settings.ts';

export interface PageParts {
  readonly settings: WebSettings;
  readonly appApi: AppApi;
}

/** Whoever reads a page: nobody in particular, among everybody, who may change nothing. */
const READER: Caller = {
  channel: { platform: 'web', workspace: 'public', id: 'page' },
  person: { platform: 'web', id: 'reader' },
  open: true,
  mayConfigure: async () => false,
};

/** Makes what is sent for a page; what is not there is a page, too. */
export async function makePage(wanted: WantedPage | undefined, parts: PageParts): Promise<Made> {
  if (!wanted) return makeRefusal(notThere(), parts);
  const { form, intent } = wanted;
  const reply = await replyTo(intent, parts.appApi);
  // What went wrong is told to people, but for programs that read JSON.
  if (form === 'html' || (form !== 'json' && reply.status !== 'answered'))
    return pageOf(reply, wanted, parts);
  return {
    ...madeOf(reply),
    type: FORMS[form].type,
    text: textIn({ form, intent }, reply.document, parts.settings.address),
    ...cachingOf(wanted, reply, utcDay(parts.appApi.clock.now())),
  };
}

/** A page that says why there is none at an address. */
export function makeRefusal(document: Document, parts: PageParts): Made {
  return pageOf({ status: 'usage', code: 'usage', document }, undefined, parts);
}

async function replyTo(intent: Intent, appApi: AppApi): Promise<Reply> {
  if (intent.command !== TOPICS.command) return await runIntent(appApi, intent, READER);
  const { topic, level } = intent.options ?? {};
  if (topic === undefined) return { status: 'answered', document: noTopicYet() };
  return await appApi.brings({
    topic: String(topic),
    level: Level.catch('normal').parse(level),
    size: SIZES.period,
  });
}

/** What this is, and what it keeps of whom. */
export function aboutPage({ settings, appApi }: PageParts): Made {
  const { address, images } = settings;
  const document = aboutDocument({
    host: new URL(address).host,
    images,
    mails: appApi.mail?.isSent === true,
  });
  const text = pageText({
    address,
    path: '/about',
    title: titleOf(document),
    about: document.summary,
    main: renderForWeb(document, { commands: appApi.commands, images }),
    others: [],
    lists: appApi.lists(),
    ...mailForm(appApi),
  });
  return { status: 200, type: FORMS.html.type, text, caching: `public, max-age=${MAX_AGE.page}` };
}

/** Where papers can be had by mail, every page says so. */
function mailForm({ mail }: AppApi): { readonly mail?: Markup } {
  return mail?.isSent ? { mail: askForm() } : {};
}

/** With which status something is answered. */
export function madeOf(reply: Reply): Pick<Made, 'status'> {
  if (reply.status === 'answered') return { status: 200 };
  if (reply.status === 'usage') return { status: NOT_THERE.has(reply.code) ? 404 : 400 };
  return { status: reply.code.startsWith('source-') ? 503 : 500 };
}

/** What somebody asks for that is not there; all else of a reader's is asked amiss. */
const NOT_THERE = new Set<string>(['paper-unknown', 'no-paper-id', 'usage', 'not-yet', 'date-unknown']);

function pageOf(reply: Reply, wanted: WantedPage | undefined, { settings, appApi }: PageParts): Made {
  const { document } = reply;
  const path = wanted ? canonical(wanted.intent) : '/404';
  const isAnswer = reply.status === 'answered';
  const today = utcDay(appApi.clock.now());
  const days = wanted && isAnswer ? daysAround(wanted.intent, document, today) : NOTHING;
  const isSearch = wanted?.intent.command === SEARCH.command;
  const isTopic = wanted?.intent.command === TOPICS.command;
  const text = pageText({
    address: settings.address,
    path,
    title: titleOf(document),
    about: document.summary,
    main: renderForWeb(document, { commands: appApi.commands, images: settings.images }),
    above: isTopic ? topicForm(wanted.intent) : days,
    others: wanted && isAnswer ? formsOf(wanted.intent, path, document) : [],
    lists: appApi.lists(),
    ...mailForm(appApi),
    query: isSearch ? String(wanted.intent.options?.query ?? '') : undefined,
    isUnlisted: !isAnswer || isSearch || isTopic,
  });
  const caching = wanted ? cachingOf(wanted, reply, today) : { caching: 'no-store' };
  const later = reply.status === 'failed' ? { headers: { 'retry-after': '60' } } : {};
  return { ...madeOf(reply), type: FORMS.html.type, text, ...caching, ...later };
}

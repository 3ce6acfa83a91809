import type { AppApi } from '#core/app-api.ts';
import type { Caller, Reply } from '#core/commands/command.ts';
import type { Intent } from '#core/commands/intent.ts';
import { SEARCH, TODAY, TOPICS } from '#core/commands/known-intents.ts';
import type { Document } from '#core/document.ts';
import { type ExportKind, exportFile } from '#core/format/export/export.ts';
import { utcDay } from '#core/time/dates.ts';
import { Level } from '#core/topics/topic.ts';
import { runIntent } from '../shared/conversation/run-intent.ts';
import { documentJson } from '../shared/document-json.ts';
import { type Markup, NOTHING } from '../shared/markup/markup.ts';
import { aboutDocument } from './about.ts';
import { atomText } from './feeds/atom.ts';
import { feedOf } from './feeds/feed.ts';
import { jsonFeedText } from './feeds/json-feed.ts';
import { MAX_AGE, SIZES } from './limits.ts';
import { askForm } from './mail/forms.ts';
import { noTopicYet, notThere } from './own-documents.ts';
import { addressIn, canonical, FORMS, type Form, hasFeed, type WantedPage } from './pages.ts';
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
    text: textIn({ form, intent }, reply.document, parts),
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

interface WantedText {
  readonly intent: Intent;
  readonly form: Exclude<Form, 'html'>;
}

function textIn({ intent, form }: WantedText, document: Document, { settings }: PageParts): string {
  const path = canonical(intent);
  const papers = document.blocks.flatMap((block) => (block.kind === 'paper' ? [block.paper] : []));
  const file = (kind: ExportKind) =>
    exportFile(
      kind,
      papers.map((paper) => ({ paper, at: 0 })),
    ).text;
  const feed = () =>
    feedOf(document, {
      address: settings.address,
      path: canonical({
        command: intent.command,
        options: { ...intent.options, sort: undefined, limit: undefined },
      }),
      self: addressIn(form, path),
      title: feedTitle(intent, document),
    });
  switch (form) {
    case 'atom':
      return atomText(feed());
    case 'jsonFeed':
      return jsonFeedText(feed());
    case 'bibtex':
    case 'ris':
      return file(form);
    case 'json':
      return documentJson(document);
    default:
      return form satisfies never;
  }
}

/** What a feed is called in a reader's list, whatever day it is. */
function feedTitle({ command, options = {} }: Intent, document: Document): string {
  if (command === SEARCH.command) return `Papers: ${options.query}`;
  if (command === TOPICS.command) return `Papers on ${options.topic}`;
  return command === TODAY.command ? 'Daily papers' : titleOf(document).replace(/ · .*/, '');
}

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

/** What a page of a document is called. */
export function titleOf({ summary, blocks }: Document): string {
  const heading = blocks.find((block) => block.kind === 'heading');
  return heading?.text ?? summary;
}

/** The forms in which a page can be had, as what it shows allows. */
function formsOf(intent: Intent, path: string, { blocks }: Document) {
  const hasPapers = blocks.some(({ kind }) => kind === 'paper');
  const forms: Form[] = [
    ...(hasFeed(intent) ? (['atom', 'jsonFeed'] as const) : []),
    'json',
    ...(hasPapers ? (['bibtex', 'ris'] as const) : []),
  ];
  return forms.map((form) => ({
    name: FORMS[form].name,
    type: FORMS[form].type.split(';')[0] ?? '',
    path: addressIn(form, path),
  }));
}

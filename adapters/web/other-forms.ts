import type { Intent } from '#core/commands/intent.ts';
import { SEARCH, TODAY, TOPICS } from '#core/commands/known-intents.ts';
import type { Document } from '#core/document.ts';
import { type ExportKind, exportFile } from '#core/format/export/export.ts';
import { documentJson } from '../shared/document-json.ts';
import { atomText } from './feeds/atom.ts';
import { feedOf } from './feeds/feed.ts';
import { jsonFeedText } from './feeds/json-feed.ts';
import { addressIn, canonical, FORMS, type Form, hasFeed } from './pages.ts';

interface WantedText {
  readonly intent: Intent;
  readonly form: Exclude<Form, 'html'>;
}

/** What a page shows as a feed, an export or JSON; `address` is the public one. */
export function textIn({ intent, form }: WantedText, document: Document, address: string): string {
  const path = canonical(intent);
  const papers = document.blocks.flatMap((block) => (block.kind === 'paper' ? [block.paper] : []));
  const file = (kind: ExportKind) =>
    exportFile(
      kind,
      papers.map((paper) => ({ paper, at: 0 })),
    ).text;
  const feed = () =>
    feedOf(document, {
      address,
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

/** What a page of a document is called. */
export function titleOf({ summary, blocks }: Document): string {
  const heading = blocks.find((block) => block.kind === 'heading');
  return heading?.text ?? summary;
}

/** The forms in which a page can be had, as what it shows allows. */
export function formsOf(intent: Intent, path: string, { blocks }: Document) {
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

import { html } from 'hono/html';
import { Temporal } from 'temporal-polyfill';
import type { Part, Span, Text } from '#core/document.ts';
import { trustedLink } from '#core/text/trusted-link.ts';
import { all, type Markup, plain } from './markup.ts';

/** A text with its moments, commands and links; its lines stand below each other. */
export function textMarkup(text: Text): Markup {
  return all((typeof text === 'string' ? [text] : text).map(partMarkup));
}

function partMarkup(part: Part): Markup {
  if (typeof part === 'string') return linesMarkup(part);
  if ('command' in part) return html`<code>${plain(part.command)}</code>`;
  if ('page' in part) return linkMarkup(part.page, part.text);
  if ('message' in part) return linkMarkup(part.message, part.text);
  return timeMarkup(part.at, part.text);
}

/** A text's own blanks at its ends part it from what stands beside it. */
function linesMarkup(text: string): Markup {
  const [first = '', ...more] = text.split('\n').map(spaced);
  return all([html`${first}`, ...more.map((line) => html`<br>${line}`)]);
}

function spaced(line: string): string {
  const text = plain(line);
  if (text === '') return line === '' ? '' : ' ';
  return `${/^\s/.test(line) ? ' ' : ''}${text}${/\s$/.test(line) ? ' ' : ''}`;
}

function linkMarkup(address: string, words: string): Markup {
  const link = trustedLink(address);
  return link ? html`<a href="${link.href}">${plain(words)}</a>` : html`${plain(words)}`;
}

export function timeMarkup(at: number, words: string): Markup {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toString({ smallestUnit: 'second' });
  return html`<time datetime="${moment}">${plain(words)}</time>`;
}

/** A sentence with what the reader looked for in it marked. */
export function sentenceMarkup(sentence: readonly Span[]): Markup {
  return all(
    sentence.map(({ text, mark }) => (mark ? html`<mark>${spaced(text)}</mark>` : html`${spaced(text)}`)),
  );
}

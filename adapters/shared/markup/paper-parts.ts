import { html } from 'hono/html';
import type { Reason } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';
import { type Lead, leadRows, leadsOf } from '#core/text/leads.ts';
import { trustedLink } from '#core/text/trusted-link.ts';
import { BEFORE_NOTE, reasonWords } from '../paper/reason-words.ts';
import { all, type Markup, NOTHING, plain } from './markup.ts';
import { sentenceMarkup } from './text-parts.ts';

const ROOM = { name: 200, sentence: 400 };

/** A reason in words, what was looked for in it marked; undefined where the paper's facts say it. */
export function saidReason(reason: Reason): Markup | undefined {
  const words = reasonWords(reason, { name: ROOM.name, sentence: () => ROOM.sentence });
  if (!words) return undefined;
  const { lead, sentence, isOurs = false } = words;
  const said = sentenceMarkup(sentence);
  const quoted = isOurs ? html`${BEFORE_NOTE}${said}` : html`: “${said}”`;
  const behind = sentence.length === 0 ? NOTHING : lead ? quoted : said;
  return html`${plain(lead)}${behind}`;
}

/** A paper's own page, then where it leads; its id where it has no page that can be trusted. */
export function waysOf(paper: Paper): readonly Markup[] {
  const page = trustedLink(paper.url);
  const own = page ? html`<a href="${page.href}">${page.host}</a>` : html`${plain(paper.id)}`;
  return [own, ...leadsOf(paper).map(leadMarkup)];
}

/** All that belongs to a paper, its id first, a kind a row. */
export function belongingRows(paper: Paper): readonly Markup[] {
  const rows = leadRows(paper).map(
    ({ title, leads, more }) =>
      html`${leads.length > 0 ? `${title}: ` : title}${all(
        leads.map((lead, at) => html`${at > 0 ? ', ' : ''}${leadMarkup(lead)}`),
      )}${more > 0 && leads.length > 0 ? ` and ${more.toLocaleString('en')} more` : ''}`,
  );
  return [html`${plain(paper.id)}`, ...rows];
}

/** A way with its words, what is counted there, and its host where papers do not usually live. */
function leadMarkup({ label, link, count }: Lead): Markup {
  const words = plain(label);
  const host = link.known || words.startsWith(link.host) ? '' : link.host;
  const note = [count, host].filter(Boolean).join(', ');
  return html`<a href="${link.href}">${words}</a>${note ? ` (${note})` : ''}`;
}

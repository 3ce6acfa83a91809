import { html } from 'hono/html';
import { pageAddress } from '#core/commands/pages/addresses.ts';
import { actionOn, LOOK } from '#core/commands/paper-actions.ts';
import type { PaperBlock, Reason } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';
import { type Lead, leadRows, leadsOf, paperPicture, pictureWords } from '#core/text/leads.ts';
import { trustedLink } from '#core/text/trusted-link.ts';
import { factsLine } from '../../shared/paper/paper-facts.ts';
import { reasonWords } from '../../shared/paper/reason-words.ts';
import { all, type Markup, NOTHING, plain } from './markup.ts';
import { sentenceMarkup } from './text-parts.ts';

export interface PaperShown {
  /** Whether its title is that of the page. */
  readonly isPage: boolean;
  /** Whether pictures may be shown, which come from Hugging Face. */
  readonly images: boolean;
}

const ROOM = { name: 200, sentence: 400 };

/** A paper: its title, what is counted of it, what it says, why it is shown, and where it leads. */
export function paperMarkup(block: PaperBlock, shown: PaperShown): Markup {
  const { paper, gist, reasons, whole } = block;
  return html`<article class="paper" id="${anchorOf(paper)}">
${titleMarkup(block, shown)}
<p class="facts">${factsLine(block, plain)}</p>
${shown.images ? pictureMarkup(paper) : NOTHING}${gist ? html`<p>${plain(gist)}</p>` : NOTHING}
${all(reasons.map(reasonMarkup))}${whole ? rowsMarkup(paper) : waysMarkup(paper)}
</article>
`;
}

/** Where a paper stands on a page. */
function anchorOf({ id }: Paper): string {
  return `p-${encodeURIComponent(plain(id))}`;
}

function titleMarkup({ paper, number }: PaperBlock, { isPage }: PaperShown): Markup {
  const title = plain(paper.title) || plain(paper.id);
  if (isPage) return html`<h1>${title}</h1>`;
  const own = pageAddress(actionOn(LOOK, paper.id));
  const linked = own === undefined ? html`${title}` : html`<a href="${own}">${title}</a>`;
  return html`<h2><span class="number">${number}</span> ${linked}</h2>`;
}

function pictureMarkup(paper: Paper): Markup {
  const address = paperPicture(paper);
  if (!address) return NOTHING;
  return html`<img src="${address}" alt="${pictureWords(paper)}" loading="lazy" referrerpolicy="no-referrer" width="320" height="180">
`;
}

function reasonMarkup(reason: Reason): Markup {
  const words = reasonWords(reason, { name: ROOM.name, sentence: () => ROOM.sentence });
  if (!words) return NOTHING;
  const { lead, sentence, isOurs = false } = words;
  const said = sentenceMarkup(sentence);
  const quoted = isOurs ? html`: ${said}` : html`: “${said}”`;
  const behind = sentence.length === 0 ? NOTHING : lead ? quoted : said;
  return html`<p class="reason"><span aria-hidden="true">↳</span> ${plain(lead)}${behind}</p>
`;
}

/** A paper's own page, then where it leads; its id where it has no page that can be trusted. */
function waysMarkup(paper: Paper): Markup {
  const page = trustedLink(paper.url);
  const own = page ? html`<a href="${page.href}">${page.host}</a>` : html`${plain(paper.id)}`;
  return html`<p class="ways">${all([own, ...leadsOf(paper).map((lead) => html` · ${leadMarkup(lead)}`)])}</p>`;
}

function rowsMarkup(paper: Paper): Markup {
  const rows = leadRows(paper).map(
    ({ title, leads, more }) =>
      html`<li>${leads.length > 0 ? `${title}: ` : title}${all(
        leads.map((lead, at) => html`${at > 0 ? ', ' : ''}${leadMarkup(lead)}`),
      )}${more > 0 && leads.length > 0 ? ` and ${more.toLocaleString('en')} more` : ''}</li>
`,
  );
  return html`<ul class="ways">
<li>${plain(paper.id)}</li>
${all(rows)}</ul>`;
}

/** A way with its words, what is counted there, and its host where papers do not usually live. */
function leadMarkup({ label, link, count }: Lead): Markup {
  const words = plain(label);
  const host = link.known || words.startsWith(link.host) ? '' : link.host;
  const note = [count, host].filter(Boolean).join(', ');
  return html`<a href="${link.href}">${words}</a>${note ? ` (${note})` : ''}`;
}

import { html } from 'hono/html';
import { pageAddress } from '#core/commands/pages/addresses.ts';
import { actionOn, LOOK } from '#core/commands/paper-actions.ts';
import type { PaperBlock, Reason } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';
import { paperPicture, pictureWords } from '#core/text/leads.ts';
import { all, type Markup, NOTHING, plain } from '../../shared/markup/markup.ts';
import { belongingRows, saidReason, waysOf } from '../../shared/markup/paper-parts.ts';
import { factsLine } from '../../shared/paper/paper-facts.ts';

export interface PaperShown {
  /** Whether its title is that of the page. */
  readonly isPage: boolean;
  /** Whether pictures may be shown, which come from Hugging Face. */
  readonly images: boolean;
  /** On somebody's own page: where a paper is looked at, and what can be done with it. */
  readonly own?: { paperAddress(paper: string): string; paper(paper: Paper): Markup } | undefined;
}

/** A paper: its title, what is counted of it, what it says, why it is shown, and where it leads. */
export function paperMarkup(block: PaperBlock, shown: PaperShown): Markup {
  const { paper, gist, reasons, whole } = block;
  return html`<article class="paper" id="${anchorOf(paper)}">
${titleMarkup(block, shown)}
<p class="facts">${factsLine(block, plain)}</p>
${shown.images ? pictureMarkup(paper) : NOTHING}${gist ? html`<p>${plain(gist)}</p>` : NOTHING}
${all(reasons.map(reasonMarkup))}${whole ? rowsMarkup(paper) : waysMarkup(paper)}${shown.own?.paper(paper) ?? NOTHING}
</article>
`;
}

/** Where a paper stands on a page. */
function anchorOf({ id }: Paper): string {
  return `p-${encodeURIComponent(plain(id))}`;
}

function titleMarkup({ paper, number }: PaperBlock, { isPage, own }: PaperShown): Markup {
  const title = plain(paper.title) || plain(paper.id);
  if (isPage) return html`<h1>${title}</h1>`;
  const page = own ? own.paperAddress(paper.id) : pageAddress(actionOn(LOOK, paper.id));
  const linked = page === undefined ? html`${title}` : html`<a href="${page}">${title}</a>`;
  return html`<h2><span class="number">${number}</span> ${linked}</h2>`;
}

function pictureMarkup(paper: Paper): Markup {
  const address = paperPicture(paper);
  if (!address) return NOTHING;
  return html`<img src="${address}" alt="${pictureWords(paper)}" loading="lazy" referrerpolicy="no-referrer" width="320" height="180">
`;
}

function reasonMarkup(reason: Reason): Markup {
  const said = saidReason(reason);
  if (!said) return NOTHING;
  return html`<p class="reason"><span aria-hidden="true">↳</span> ${said}</p>
`;
}

function waysMarkup(paper: Paper): Markup {
  return html`<p class="ways">${all(waysOf(paper).map((way, at) => (at > 0 ? html` · ${way}` : way)))}</p>`;
}

function rowsMarkup(paper: Paper): Markup {
  return html`<ul class="ways">
${all(
  belongingRows(paper).map(
    (row) => html`<li>${row}</li>
`,
  ),
)}</ul>`;
}

import { html } from 'hono/html';
import type { PaperBlock } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';
import { trustedLink } from '#core/text/trusted-link.ts';
import { all, type Markup, NOTHING, plain } from '../../shared/markup/markup.ts';
import { belongingRows, saidReason, waysOf } from '../../shared/markup/paper-parts.ts';
import { factsLine } from '../../shared/paper/paper-facts.ts';
import { linkMarkup } from './frame.ts';
import { actLinks } from './own-links.ts';
import { INLINE } from './style.ts';

/** A paper: its title, what is counted of it, what it says, why it is shown, what can be done with it, and where it leads. */
export function mailPaper(block: PaperBlock): Markup {
  const { paper, gist, reasons, number, whole } = block;
  const page = trustedLink(paper.url);
  const title = plain(paper.title) || plain(paper.id);
  return html`<div class="line" style="${INLINE.paper}">
<h2 style="${INLINE.paperTitle}">${number}. ${page ? linkMarkup(page.href, title) : title}</h2>
<p class="soft" style="${INLINE.soft}">${factsLine(block, plain)}</p>
${gist ? html`<p style="${INLINE.text}">${plain(gist)}</p>` : NOTHING}
${all(
  reasons.flatMap((reason) => {
    const said = saidReason(reason);
    return said ? [html`<p class="soft" style="${INLINE.soft}">↳ ${said}</p>\n`] : [];
  }),
)}${inALine(whole ? actsOn(paper) : [...actsOn(paper), ...waysOf(paper)])}
${whole ? all(belongingRows(paper).map((row) => inALine([row]))) : NOTHING}</div>
`;
}

function actsOn({ id }: Paper): Markup[] {
  return actLinks(id).map(({ label, address }) => linkMarkup(address, label));
}

function inALine(pieces: readonly Markup[]): Markup {
  const parted = pieces.map((piece, at) => (at > 0 ? html` · ${piece}` : piece));
  return html`<p style="${INLINE.ways}">${all(parted)}</p>`;
}

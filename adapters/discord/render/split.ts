import { type APIComponentInContainer, ComponentType } from 'discord.js';
import { DISCORD_LIMITS } from '../limits.ts';
import type { Draft } from './draft.ts';

/** The container, the choice of a paper in its row, three buttons about papers, and sharing in a row of its own; the text says who has shared. */
const RESERVED = { components: 8, text: 64 };
const FEWEST_ACTIONS = 3;
/** The same without papers: the container, and sharing, or a way back, in a row of its own. */
const WITHOUT_PAPERS = { components: 3, text: 64 };

/** How many of so many buttons about papers have room in a page, beside those in its first row; three always have. */
export function roomForActions(
  drafts: readonly Draft[],
  { actions, others }: { actions: number; others: number },
): number {
  const used = drafts.reduce((sum, draft) => sum + sizeOf(draft).components, 0);
  const left = DISCORD_LIMITS.components - RESERVED.components + FEWEST_ACTIONS - used;
  const takes = (many: number) => (others > 0 && many + others <= DISCORD_LIMITS.row ? many : many + 1);
  let many = Math.min(actions, DISCORD_LIMITS.row);
  while (many > FEWEST_ACTIONS && takes(many) > left) many -= 1;
  return many;
}

interface Size {
  readonly components: number;
  readonly text: number;
  readonly papers: number;
}
const NOTHING: Size = { components: 0, text: 0, papers: 0 };

/** As few pages as there can be, the papers shared out evenly: five and four rather than eight and one. */
export function splitEvenly(drafts: readonly Draft[]): Draft[][] {
  const pages = paged(drafts, DISCORD_LIMITS.papers);
  const papers = drafts.filter((draft) => 'paper' in draft).length;
  if (pages.length < 2 || papers === 0) return pages;
  const even = paged(drafts, Math.ceil(papers / pages.length));
  return even.length === pages.length ? even : pages;
}

function paged(drafts: readonly Draft[], most: number): Draft[][] {
  const pages: Draft[][] = [];
  const reserved = drafts.some((draft) => 'paper' in draft && draft.paper) ? RESERVED : WITHOUT_PAPERS;
  let used = NOTHING;
  for (const together of withHeadings(drafts)) {
    const own = together.map(sizeOf).reduce(plus);
    const sum = plus(used, own);
    const hasRoom =
      sum.components <= DISCORD_LIMITS.components - reserved.components &&
      sum.text <= DISCORD_LIMITS.text - reserved.text &&
      sum.papers <= most;
    if (pages.length === 0 || !hasRoom) pages.push([]);
    used = pages.at(-1)?.length ? sum : own;
    pages.at(-1)?.push(...together);
  }
  return pages;
}

/** Each draft with the headings above it: no page ends in a heading. */
function withHeadings(drafts: readonly Draft[]): [Draft, ...Draft[]][] {
  const groups: [Draft, ...Draft[]][] = [];
  let open = false;
  for (const draft of drafts) {
    if (open) groups.at(-1)?.push(draft);
    else groups.push([draft]);
    open = 'heads' in draft && draft.heads === true;
  }
  return groups;
}

function plus(one: Size, other: Size): Size {
  return {
    components: one.components + other.components,
    text: one.text + other.text,
    papers: one.papers + other.papers,
  };
}

function sizeOf(draft: Draft): Size {
  if ('buttons' in draft) return { ...NOTHING, components: 1 + draft.buttons.length };
  if ('make' in draft) return { ...NOTHING, components: draft.size };
  return { ...measured(draft.component), papers: draft.paper ? 1 : 0 };
}

function measured(component: APIComponentInContainer): Size {
  if (component.type === ComponentType.TextDisplay) {
    return { ...NOTHING, components: 1, text: component.content.length };
  }
  if (component.type !== ComponentType.Section) return { ...NOTHING, components: 1 };
  const text = component.components.reduce((sum, { content }) => sum + content.length, 0);
  return { ...NOTHING, components: 2 + component.components.length, text };
}

import { type APIComponentInContainer, type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { filledLines, halves } from '../../shared/halves.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { textPart } from '../render/components.ts';
import type { Page } from '../render/render.ts';

/** What a digest's message that Discord would not take is sent as instead: in two, then as titles and links alone; nothing where it is that already. */
export function simplifyForDiscord(payload: string): string[] {
  const page = JSON.parse(payload) as Page;
  const mentions = page.mention === undefined ? {} : { mention: page.mention };
  const post = page.post === undefined ? {} : { post: page.post };
  return simpler(page).map((each, at) => JSON.stringify(at === 0 ? { ...each, ...mentions, ...post } : each));
}

function simpler({ form, components, kept, belongs }: Page): Page[] {
  const part = belongs === undefined ? {} : { belongs };
  if (form === 'plain') return [];
  const pieces = components.flatMap(within);
  const parts = form === 'half' ? undefined : halves(pieces, { starts: isPaper, parts: isLine });
  if (parts)
    return parts.map((inner) => ({
      components: [{ type: ComponentType.Container, components: inner }],
      kept,
      form: 'half',
      ...part,
    }));
  return plainTexts(pieces).map((text) => ({
    components: [textPart(text).component as APIMessageTopLevelComponent],
    kept: {},
    form: 'plain',
    ...part,
  }));
}

function within(component: APIMessageTopLevelComponent): APIComponentInContainer[] {
  return component.type === ComponentType.Container ? component.components : [];
}

const TITLE = /^\*\*\d+\. /;
const KEPT = /^(?:### |\*\*\d+\. )/;

function isPaper(piece: APIComponentInContainer): boolean {
  return linesOf(piece).some((line) => TITLE.test(line));
}

function isLine({ type }: APIComponentInContainer): boolean {
  return type === ComponentType.Separator;
}

/** The heading and the titles of papers; of a message without a paper, all that it says. */
function plainTexts(pieces: readonly APIComponentInContainer[]): string[] {
  const lines = pieces.flatMap(linesOf);
  const said = lines.some((line) => TITLE.test(line)) ? lines.filter((line) => KEPT.test(line)) : lines;
  return filledLines(said, DISCORD_LIMITS.text);
}

function linesOf(piece: APIComponentInContainer): string[] {
  if (piece.type === ComponentType.TextDisplay) return piece.content.split('\n');
  if (piece.type !== ComponentType.Section) return [];
  return piece.components.flatMap(({ content }) => content.split('\n'));
}

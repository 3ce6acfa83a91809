import { AllowedMentionsTypes, type APIAllowedMentions, ComponentType } from 'discord.js';
import type { Page } from '../render/render.ts';

/** Everybody of a channel, or those of them who are there now. */
export const BROADCASTS: readonly string[] = ['everyone', 'here'];
const ROLE = /^\d{15,21}$/;

/** A page with the words before it that notify whom it mentions; in one that may notify everybody, nothing else says so. */
export function mentioning(page: Page): Page {
  const content = wordsMentioning(page.mention);
  if (content === undefined) return page;
  const others = isBroadcast(page.mention) ? page.components.map(hushed) : page.components;
  return { ...page, components: [{ type: ComponentType.TextDisplay, content }, ...others] };
}

/** What of a message Discord lets notify anybody: nothing but whom its page mentions. */
export function allowedMentions({ mention }: Pick<Page, 'mention'>): APIAllowedMentions {
  if (isBroadcast(mention)) return { parse: [AllowedMentionsTypes.Everyone] };
  return isRole(mention) ? { parse: [], roles: [mention] } : { parse: [] };
}

/** The words that notify whom a page mentions; undefined where that is nobody. */
export function wordsMentioning(mention: string | undefined): string | undefined {
  if (isBroadcast(mention)) return `@${mention}`;
  return isRole(mention) ? `<@&${mention}>` : undefined;
}

function isBroadcast(mention: string | undefined): boolean {
  return mention !== undefined && BROADCASTS.includes(mention);
}

function isRole(mention: string | undefined): mention is string {
  return mention !== undefined && ROLE.test(mention);
}

const EVERYBODY = /@(?=everyone|here)/gi;

// Discord sees through a backslash, and through a space of no width, so that a look-alike takes the sign's place.
function hushed<Component extends object>(component: Component): Component {
  return JSON.parse(JSON.stringify(component), (key, value: unknown) =>
    key === 'content' && typeof value === 'string' ? value.replace(EVERYBODY, '＠') : value,
  ) as Component;
}

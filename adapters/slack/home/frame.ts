import type { types } from '@slack/bolt';
import type { AppApi } from '#core/app-api.ts';
import type { Intent } from '#core/commands/intent.ts';
import { describeSchedule, type Subscription } from '#core/subscriptions/subscription.ts';
import { plural } from '#core/text/text.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { clipEscaped, plainElement } from '../render/escape.ts';
import { sections } from '../render/text-parts.ts';

type KnownBlock = types.KnownBlock;

/** How much of a view, which takes 100 blocks, goes to each part that may be long; the menu and the person's digest take the rest. */
export const SHARE = { topics: 42, channels: 17, saved: 26 } as const;

/** The action id of what is done from the Home tab at once begins so; its value is the address of what is done. */
export const DO = 'do:';

const LINE = 190;

/** Blocks under a header, where they have none of their own. */
export function titled(title: string, blocks: readonly KnownBlock[]): KnownBlock[] {
  const [first] = blocks;
  if (!first || first.type === 'header') return [...blocks];
  return [{ type: 'header', text: plainElement(title, SLACK_LIMITS.header) }, ...blocks];
}

/** Lines as one text, of which `most` are shown; how many more there are, with those `further` that are not among them, is said, and what shows them. */
export function listed(
  lines: readonly string[],
  { most, command, further = 0 }: { most: number; further?: number } & Intent,
) {
  const shown = lines.slice(0, most).map((line) => clipEscaped(line, LINE));
  const left = lines.length - shown.length + further;
  const more = left > 0 ? [`\nand ${left} more: `, { command }] : [];
  return shown.length > 0 ? sections([shown.join('\n'), ...more]) : [];
}

/** Whether the program can do what an intent asks for. */
export function can({ commands }: AppApi, { command }: Intent): boolean {
  return commands.some(({ name }) => name === command);
}

/** When a digest comes, and how much. */
export function scheduleOf(subscription: Subscription): string {
  return `${describeSchedule(subscription)}, ${plural(subscription.size, 'paper')} at most`;
}

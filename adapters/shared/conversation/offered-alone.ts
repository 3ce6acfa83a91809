import type { AppApi } from '#core/app-api.ts';
import type { Reply } from '#core/commands/command.ts';
import { nobodyToMention, noOtherChannel } from '#core/commands/scope.ts';
import type { Document } from '#core/document.ts';
import { isNobody } from '#core/subscriptions/mention.ts';
import { readable } from './menu.ts';

/** A reply as it is given where nobody else is: a line that it offers and that would be refused there is not offered, what refuses it is said at once. `elsewhere` where other channels can be named. */
export function offeredAlone(
  { commands, explain }: Pick<AppApi, 'commands' | 'explain'>,
  reply: Reply,
  { elsewhere }: { readonly elsewhere: boolean },
): Reply {
  if (reply.status !== 'usage') return reply;
  const offered = linesIn(reply.document)
    .flatMap((line) => readable(commands, line) ?? [])
    .map(({ options = {} }) => options);
  const all = (isRefused: (options: Given) => boolean) => offered.length > 0 && offered.every(isRefused);
  if (!elsewhere && all(namesPlace)) return explain(noOtherChannel());
  if (all((options) => !namesPlace(options) && mentions(options)))
    return explain(nobodyToMention({ direct: elsewhere }));
  return reply;
}

type Given = Readonly<Record<string, unknown>>;

function namesPlace({ channel, 'move-to': to }: Given): boolean {
  return channel !== undefined || to !== undefined;
}

function mentions({ mention }: Given): boolean {
  return mention !== undefined && !isNobody(String(mention));
}

function linesIn({ blocks }: Document): string[] {
  return blocks.flatMap((block) => {
    const parts = block.kind === 'text' && typeof block.text !== 'string' ? block.text : [];
    return parts.flatMap((part) => (typeof part === 'object' && 'command' in part ? [part.command] : []));
  });
}

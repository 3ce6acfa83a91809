const NAMED = /<(?:!subteam\^(S\w+)|!(here|channel|everyone)|@([UW]\w+))(?:\|[^<>]*)?>/g;

/** Whom a message's texts notify; what is escaped names nobody, and plain texts are no markup. Where there are blocks, its `text` is no part of it. */
export function pingsOf(text: string, blocks: readonly unknown[]): string[] {
  const said = blocks.length > 0 ? marked(blocks) : [text];
  return [...new Set(said.flatMap((each) => [...each.matchAll(NAMED)].map(([, ...ids]) => ids.join(''))))];
}

function marked(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(marked);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text, ...more } = value as Record<string, unknown>;
  const own = type === 'mrkdwn' && typeof text === 'string' ? [text] : marked(text);
  return [...own, ...Object.values(more).flatMap(marked)];
}

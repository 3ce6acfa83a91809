type Node = Readonly<Record<string, unknown>>;

const ALIKE: Readonly<Record<string, string>> = { '∗': '*', ˋ: '`', ˍ: '_', '∼': '~' };
const ESCAPED: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** What people see of messages: what is in their notification, then texts without their markup, a line each. */
export function readable(messages: readonly { readonly text: string; readonly blocks: unknown }[]): string {
  return messages.flatMap(({ text, blocks }) => [unmarked(text), ...textsIn(blocks)]).join('\n');
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type, text, ...more } = value as Node;
  if (typeof text !== 'string') return [...textsIn(text), ...Object.values(more).flatMap(textsIn)];
  return [type === 'mrkdwn' ? unmarked(text) : text];
}

/** A mrkdwn text as it is read: links and moments by their labels, commands without their code, and the look-alikes as what they stand for. */
function unmarked(text: string): string {
  return text
    .replace(/^\*(.*)\*(?=$| \()/s, '$1')
    .replace(/<[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/`(\/[^`\n]*)`/g, '$1')
    .replace(/[∗ˋˍ∼]/g, (sign) => ALIKE[sign] ?? sign)
    .replace(/&(?:amp|lt|gt);/g, (sign) => ESCAPED[sign] ?? sign);
}

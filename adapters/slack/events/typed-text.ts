import { COMMAND } from '../ids.ts';

const ESCAPED = /&(amp|lt|gt);/g;
const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };
// An option means a channel or a person by their id: by its name, a channel that nobody here is in is not found.
const BY_ID = /\b(?:channel|move-to|managers):<[@#]/i;
const MARKUP = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

/** What somebody typed, without the markup and the escapes that Slack put into it. */
export function typedText(text: string): string {
  const isById = BY_ID.test(text);
  return text
    .replace(MARKUP, (_, kind: string, target: string, label?: string) =>
      isById && /[@#]/.test(kind) ? kind + target : typedLink(kind, target, label),
    )
    .replace(ESCAPED, (_, name: string) => SIGNS[name] ?? '')
    .trim();
}

function typedLink(kind: string, target: string, label: string | undefined): string {
  if (kind === '@' || kind === '#') return `${kind}${(label || target).replace(/^[@#]/, '')}`;
  if (kind === '!') return label ?? `@${target}`;
  // Slack links what looks like an address; the label is what was typed.
  const same = label !== undefined && target.replace(/^(?:https?:\/\/|mailto:)/, '').startsWith(label);
  return same ? label : target;
}

/** The line for the bot in a message: what comes after its name where that is mentioned, else before it, and without the slash command that some type here, too. */
export function mentionText(botUser: string, text: string): string {
  const [before = '', ...after] = text.split(new RegExp(`<@${botUser}(?:\\|[^>]*)?>`));
  const behind = after.join(' ').replace(/^[\s\p{P}]*$|^[\s:,]+/u, '');
  const typed = behind || before;
  return typed.trim().replace(new RegExp(`^${COMMAND}(?:\\s+|$)`, 'i'), '');
}

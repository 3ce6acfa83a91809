const ESCAPED = /&(amp|lt|gt);/g;
const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>' };
const MARKUP = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g;

/** What somebody typed, without the markup and the escapes that Slack put into it. */
export function typedText(text: string): string {
  return text
    .replace(MARKUP, (_, kind: string, target: string, label?: string) => typedLink(kind, target, label))
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

/** A mention without the bot's own name at its beginning. */
export function withoutName(text: string, botUser: string): string {
  return text.replace(new RegExp(`^\\s*<@${botUser}(?:\\|[^>]*)?>[\\s:,]*`), '');
}

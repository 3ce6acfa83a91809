import { escaped } from './html.ts';
import { slackTime } from './times.ts';

/** What channels and people are called, by their ids. */
export type Names = Readonly<Record<string, string>>;

// In turn: what stands between < and >, code, bold, italic, struck through.
const MARKUP =
  /<([^<>]+)>|`([^`\n]+)`|(?<![\p{L}\p{N}*])\*(\S(?:[^*\n]*\S)?)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}~])~(\S(?:[^~\n]*\S)?)~(?![\p{L}\p{N}~])/gu;

/** Slack's mrkdwn, in which &, < and > are escaped already, as HTML. Links lead nowhere. */
export function mrkdwn(text: string, names: Names): string {
  const lines = text.split('\n').map((line) => {
    const quoted = /^(?:&gt;|>) ?/.exec(line)?.[0];
    return quoted
      ? `<blockquote>${inline(line.slice(quoted.length), names)}</blockquote>`
      : inline(line, names);
  });
  return lines.join('<br>').replaceAll('</blockquote><br>', '</blockquote>');
}

function inline(text: string, names: Names): string {
  return text.replace(MARKUP, (_, angled, code, bold, italic, struck) => {
    if (angled) return reference(angled, names);
    if (code) return `<code>${code}</code>`;
    if (bold) return `<b>${inline(bold, names)}</b>`;
    return italic ? `<i>${inline(italic, names)}</i>` : `<s>${inline(struck, names)}</s>`;
  });
}

function reference(angled: string, names: Names): string {
  const [target = '', label] = angled.split('|');
  const [, tokenized, seconds = '', tokens = ''] = /^(!date)\^(\d+)\^([^^]+)/.exec(target) ?? [];
  if (tokenized) return slackTime(Number(seconds), tokens);
  const [, sign, id = ''] = /^([#@!])(\w+)/.exec(target) ?? [];
  if (sign) return `<a class="mention">${sign === '#' ? '#' : '@'}${escaped(names[id] ?? label ?? id)}</a>`;
  return `<a>${label ?? target}</a>`;
}

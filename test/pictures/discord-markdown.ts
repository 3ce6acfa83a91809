import { parse } from 'discord-markdown-parser';
import { escaped } from './html.ts';
import { discordTime } from './times.ts';

type Node = ReturnType<typeof parse>[number];

const TAGS: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'em',
  underline: 'u',
  strikethrough: 's',
  blockQuote: 'blockquote',
  subtext: 'small',
  inlineCode: 'code',
  codeBlock: 'pre',
  link: 'a',
  url: 'a',
  autolink: 'a',
};

/** Discord's Markdown as HTML. Links lead nowhere. */
export function markdown(content: string): string {
  return parse(content, 'extended').map(nodeHtml).join('');
}

function nodeHtml(node: Node): string {
  switch (node.type) {
    case 'br':
    case 'newline':
      return '<br>';
    case 'heading':
      return `<h${node.level}>${inside(node)}</h${node.level}>`;
    case 'timestamp':
      return `<time>${discordTime(Number(node.timestamp), node.format)}</time>`;
    case 'text':
      return inside(node);
    default: {
      const tag = TAGS[node.type];
      if (!tag)
        throw new Error(`Discord's ${node.type} cannot be drawn yet: add it to ${import.meta.filename}`);
      return `<${tag}>${inside(node)}</${tag}>`;
    }
  }
}

function inside({ content }: Node): string {
  return Array.isArray(content) ? content.map(nodeHtml).join('') : escaped(String(content));
}

import { ComponentType } from 'discord.js';
import type { Block } from '#core/document.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import type { MessagePart } from './draft.ts';

/** A text file as something to download. */
export function attachmentOf({ name, text }: Extract<Block, { kind: 'file' }>): MessagePart {
  const file = { name: safeName(name), text };
  const component = { type: ComponentType.File, file: { url: `attachment://${file.name}` } } as const;
  return { component, file };
}

// Discord renames what it does not like, and then the message would refer to a file that is not there.
function safeName(name: string): string {
  const [, stem = '', ending = '.txt'] = /^(.*?)(\.\w{1,10})?$/s.exec(name) ?? [];
  const plain = stem
    .normalize('NFKD')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  return `${plain.slice(0, DISCORD_LIMITS.fileName) || 'file'}${ending}`;
}

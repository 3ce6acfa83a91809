import { MessageFlags, type RawFile } from 'discord.js';
import type { Front } from '#core/front.ts';
import type { Page } from './render.ts';

/** A page as a message, for a request that makes or edits one: its body and the files beside it. */
export function requestOf({ components, files = [] }: Page, flags = 0) {
  const attachments = files.map(({ name }, at) => ({ id: String(at), filename: name }));
  return {
    body: {
      flags: flags | MessageFlags.IsComponentsV2,
      components: [...components],
      allowed_mentions: { parse: [] },
      ...(attachments.length > 0 ? { attachments } : {}),
    },
    files: files.map(
      ({ name, text }): RawFile => ({ name, data: text, contentType: 'text/plain; charset=utf-8' }),
    ),
  };
}

/** Keeps the commands that a page's buttons know only by key. */
export async function keep(memory: Front['memory'], { kept }: Page): Promise<void> {
  for (const [key, command] of Object.entries(kept)) await memory.set(key, command);
}

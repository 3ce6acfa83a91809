import { MessageFlags, type RawFile } from 'discord.js';
import type { ButtonOwner, Buttons } from '#core/commands/buttons.ts';
import type { Page } from '../render/render.ts';
import { allowedMentions } from './mention.ts';

/** A page as a message, for a request that makes or edits one: its body and the files beside it. */
export function requestOf({ components, files = [], ...page }: Page, flags = 0) {
  const attachments = files.map(({ name }, at) => ({ id: String(at), filename: name }));
  return {
    body: {
      flags: flags | MessageFlags.IsComponentsV2,
      components: [...components],
      allowed_mentions: allowedMentions(page),
      ...(attachments.length > 0 ? { attachments } : {}),
    },
    files: files.map(
      ({ name, text }): RawFile => ({ name, data: text, contentType: 'text/plain; charset=utf-8' }),
    ),
  };
}

/** Keeps the commands that the buttons of some pages know only by key. */
export async function keep(buttons: Buttons, pages: readonly Page[], owner: ButtonOwner): Promise<void> {
  const kept = Object.assign({}, ...pages.map((page) => page.kept));
  if (Object.keys(kept).length > 0) await buttons.keep(kept, owner);
}

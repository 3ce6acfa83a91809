import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIMessage,
  ComponentType,
  MessageFlags,
  type REST,
  Routes,
} from 'discord.js';
import type { Channel } from '#core/channel.ts';
import { sendResultOf } from '../api-errors.ts';
import { renumbered } from '../custom-id.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { escapeMarkdown } from '../render/escape.ts';
import type { Page } from '../render/render.ts';
import { numberOf, signed, signedFirst } from './marker.ts';
import { requestOf } from './payload.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const MOST_ROWS = 5;

/**
 * What a message is posted as before it is edited to what it is, since the notification of one of components v2 is empty: its
 * papers' titles, and all that can be pressed, so that it does without the edit. Undefined where it has neither.
 */
export function noticedFirst({ notice, components, files = [] }: Page, marker: string) {
  const rows = components.flatMap((each) => (each.type === ComponentType.Container ? each.components : []));
  const [first, ...more] = rows.filter((each): each is Row => each.type === ComponentType.ActionRow);
  if (!notice || !first || files.length > 0) return undefined;
  const content = escapeMarkdown(notice).slice(0, DISCORD_LIMITS.content);
  const shown = signedFirst([numbered(first, numberOf(marker)), ...more.slice(0, MOST_ROWS - 1)], marker);
  return { body: { content, components: shown, allowed_mentions: { parse: [] } }, files: [] };
}

function numbered(row: Row, number: number): Row {
  const [first, ...more] = row.components;
  if (!first || !('custom_id' in first)) return row;
  return { ...row, components: [{ ...first, custom_id: renumbered(first.custom_id, number) }, ...more] };
}

interface Finishing {
  readonly page: Page;
  readonly channel: Channel;
  readonly marker: string;
  readonly signal: AbortSignal;
}

/** Edits a message that was posted as `noticedFirst` to what it is; tells why where that is worth another try. Idempotent. */
export async function finish(
  rest: Pick<REST, 'patch'>,
  { id, channel_id, flags }: APIMessage,
  { page, channel, marker, signal }: Finishing,
): Promise<string | undefined> {
  if ((Number(flags) & MessageFlags.IsComponentsV2) > 0) return undefined;
  const { body, files } = requestOf(signed(page, marker));
  try {
    await rest.patch(Routes.channelMessage(channel_id, id), {
      body: { ...body, content: null },
      files,
      signal,
    });
    return undefined;
  } catch (error) {
    const { kind, reason } = sendResultOf(error, channel);
    // Refused for good, it stays as it was posted, which is whole.
    return kind === 'retry' || kind === 'unknown' ? reason : undefined;
  }
}

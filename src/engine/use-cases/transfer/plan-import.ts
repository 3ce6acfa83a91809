import type { Temporal } from 'temporal-polyfill';
import type { Caller } from '#core/commands/command.ts';
import { UserError } from '#core/errors.ts';
import type { ChannelSettings, SettingsFile } from '#core/subscriptions/transfer/settings-file.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { requirePermission } from '../../access/permissions.ts';
import type { TransferParts } from './export-settings.ts';
import { type PlannedImport, planChannel } from './plan-channel.ts';

/** What a file would change, channel by channel, each judged by itself. Rejects with a UserError where any of it cannot be. */
export async function planImport(
  parts: TransferParts,
  file: SettingsFile,
  { ask, now }: { readonly ask: Caller; readonly now: Temporal.Instant },
): Promise<PlannedImport[]> {
  const planned: PlannedImport[] = [];
  for (const settings of file.channels) {
    const there = await callerOf(file, settings, ask);
    const { workspace, id } = there.channel;
    if (planned.some(({ ask: { channel } }) => channel.id === id && channel.workspace === workspace))
      throw foreign('has one channel twice');
    await requirePermission(there);
    planned.push(await planChannel(parts, settings, { ask: there, now }));
  }
  return planned;
}

async function callerOf(
  { platform }: SettingsFile,
  { channel }: ChannelSettings,
  ask: Caller,
): Promise<Caller> {
  if (channel === undefined) return ask;
  if (platform !== ask.channel.platform)
    throw foreign('names channels of another platform: export one channel by itself, and import that here');
  if (channel === ask.channel.id) return ask;
  const there = await ask.elsewhere?.(channel);
  // By its id alone: a name may be any channel's.
  if (there?.channel.id === channel) return there;
  const shown = clipWords(oneLine(channel), 40);
  throw foreign(
    `names a channel, “${shown}”, that is none here that both you and Paperboy can see: take it out of the file, or let Paperboy in there`,
  );
}

function foreign(why: string): UserError {
  return new UserError('import-foreign', `Nothing was imported: the file ${why}.`);
}

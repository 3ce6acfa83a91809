import { isDirect } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { exportedSettings } from '#core/format/subscription/transfer.ts';
import { typedMention } from '#core/subscriptions/mention.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import {
  type ChannelSettings,
  type DigestSettings,
  SETTINGS_FILE,
  type SettingsFile,
} from '#core/subscriptions/transfer/settings-file.ts';
import { settingsText } from '#core/subscriptions/transfer/settings-text.ts';
import type { Transfers } from '#core/subscriptions/transfer/transfers.ts';
import type { Managers } from '#core/subscriptions/workspace/managers.ts';
import type { Mute } from '#core/topics/topic.ts';
import { ownerIn, requirePermission } from '../../access/permissions.ts';
import type { PreferenceParts } from '../../access/preferences.ts';
import { allOf, type SubscribeParts } from '../subscriptions/ordered-here.ts';
import { managersTyped } from '../workspace/managers.ts';

export interface TransferParts extends SubscribeParts, PreferenceParts {
  readonly transfers: Transfers;
  readonly managers: Managers;
}

/** What a channel has set, as a file; or what all channels have that whoever asks may set up. */
export async function exportSettings(
  parts: TransferParts,
  ask: Caller & { readonly of: 'channel' | 'all' },
): Promise<Document> {
  const { platform } = ask.channel;
  if (ask.of === 'all') {
    const channels = await settingsOfAll(parts, ask);
    const managers = await managersTyped(parts, ask);
    return exported({ platform, ...(managers ? { managers } : {}), channels }, ask);
  }
  await requirePermission(ask);
  const { channel: _, ...settings } = await settingsOf(parts, ask);
  return exported({ channels: [settings] }, ask);
}

/** Rejects with a UserError where no import would take what comes of it. */
function exported(file: Omit<SettingsFile, 'paperboy' | 'version'>, ask: Caller): Document {
  const text = settingsText({ paperboy: 'settings', version: SETTINGS_FILE.version, ...file });
  if (text === undefined) throw full('That is more than one file takes');
  return exportedSettings(file.channels, text, ask);
}

function full(why: string): UserError {
  return new UserError('import-full', [`${why}: give `, { command: 'settings export' }, ' in each channel.']);
}

/** Each of a workspace's channels is judged by itself; what somebody may not set up, they are not told of. */
async function settingsOfAll(parts: TransferParts, ask: Caller): Promise<ChannelSettings[]> {
  const { channel, elsewhere } = ask;
  if (isDirect(channel) || !elsewhere) {
    throw new UserError(
      'not-yet',
      'Only where there are several channels can they be exported together: give it in one of them.',
    );
  }
  const most = SETTINGS_FILE.channels;
  const places = await parts.transfers.places(channel.platform, channel.workspace, most + 1);
  if (places.length > most)
    throw full(`More than ${most} channels have settings, the most that one file takes`);
  const found: ChannelSettings[] = [];
  for (const { id } of places) {
    const there = await elsewhere(id);
    if (there && (await there.mayConfigure())) found.push(await settingsOf(parts, there));
  }
  if (found.length > 0) return found;
  throw new UserError('nothing-ordered', 'No channel that you may set up has anything to export yet.');
}

async function settingsOf(parts: TransferParts, ask: Caller): Promise<ChannelSettings> {
  const { follows, clock } = parts;
  const owner = ownerIn(ask.channel);
  const followed = await follows.of(owner);
  const mutes = await follows.mutes(owner, clock.now().epochMilliseconds);
  return {
    channel: ask.channel.id,
    digests: (await allOf(parts, ask)).map(digestSettings),
    topics: followed.map(({ topic, level, alertSince }) => ({
      topic: topic.text,
      level,
      alert: alertSince === undefined ? ('off' as const) : ('now' as const),
    })),
    mutes: mutes.map(muteSettings),
  };
}

function digestSettings({
  id: _,
  channel: __,
  since: ___,
  ahead: ____,
  mention,
  ...kept
}: Subscription): DigestSettings {
  return mention ? { ...kept, mention: typedMention(mention) } : kept;
}

function muteSettings(mute: Mute): ChannelSettings['mutes'][number] {
  const until = mute.until === undefined ? {} : { until: new Date(mute.until).toISOString() };
  return mute.kind === 'topic' ? { topic: mute.topic.text, ...until } : { paper: mute.paper, ...until };
}

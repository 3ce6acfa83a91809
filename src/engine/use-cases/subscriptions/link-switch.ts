import { isDirect } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import type { Discussions } from '#core/delivery/discussed.ts';
import type { LinkSwitch } from '#core/delivery/link-switch.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { linksSwitched, withLinkSwitch } from '#core/format/links/switch.ts';
import type { DigestAsk } from './digest-meant.ts';
import { type SettingsParts, settings } from './settings.ts';

export interface LinkSwitchParts extends SettingsParts {
  readonly discussions: Discussions;
}

/** The settings and, where whoever asks may say so, whether links are answered. */
export async function settingsWithLinks(parts: LinkSwitchParts, ask: DigestAsk): Promise<Document> {
  const document = await settings(parts, ask);
  const links = switchAt(ask);
  if (!links?.may || ask.open) return document;
  const { platform, workspace } = ask.channel;
  return withLinkSwitch(document, links, await parts.discussions.areAnswered(platform, workspace));
}

/** Has links answered in the whole workspace, or not. Rejects with a UserError where nothing is switched, or the person may not. */
export async function answerLinks(
  { discussions }: Pick<LinkSwitchParts, 'discussions'>,
  ask: Caller & { readonly whether: boolean },
): Promise<Document> {
  const links = switchAt(ask);
  if (!links) throw new UserError('not-yet', 'Whether links are answered is nothing that can be set here.');
  if (!links.may)
    throw new UserError(
      'not-permitted',
      `${links.who} can say whether links are answered on ${links.where}.`,
    );
  const { platform, workspace } = ask.channel;
  await discussions.answer(platform, workspace, ask.whether);
  return linksSwitched(links, ask.whether);
}

function switchAt({ linkSwitch, channel }: Caller): LinkSwitch | undefined {
  return isDirect(channel) ? undefined : linkSwitch;
}

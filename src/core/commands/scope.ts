import { z } from 'zod';
import { directMessages } from '../channel.ts';
import { UserError } from '../errors.ts';
import { parseDigestName } from '../subscriptions/digest-names.ts';
import { clipWords, oneLine } from '../text/text.ts';
import type { Caller } from './command.ts';
import { readBy } from './options/read-by.ts';

/** For whom something is followed, muted or ordered, as people say it. */
export const Scope = z.enum(['channel', 'me']);
export type Scope = z.infer<typeof Scope>;

/** The option that says so. */
export const ScopeOption = Scope.default('channel').describe(
  'for everyone in this channel, or for you alone',
);

/** The option that says which of a channel's digests is meant, where there are several. */
export const DigestOption = readBy(parseDigestName)
  .optional()
  .describe('the name of the digest, where there are several');

/** Who asks about which channel: for `me` it is the asker's own direct messages, which are theirs to set up. */
export function callerFor(caller: Caller, scope: Scope): Caller {
  if (scope === 'channel') return caller;
  return { ...caller, channel: directMessages(caller.person), mayConfigure: async () => true };
}

/** The option that names another channel than the one where something is asked. */
export const ChannelOption = z
  .string()
  .max(100)
  .optional()
  .describe('another channel than this one, such as #papers');

/** Who asks about which channel: the one where it is asked, the asker's direct messages, or another one that they name. UserError where they may not know of such a channel, and where there is none: both are told alike. */
export async function callerAt(
  caller: Caller,
  { for: scope, channel }: { readonly for: Scope; readonly channel?: string | undefined },
): Promise<Caller> {
  if (channel === undefined) return callerFor(caller, scope);
  if (scope === 'me')
    throw new UserError('option-invalid', '"for:me" and "channel" say two places: give one of them.');
  if (!caller.elsewhere) throw noOtherChannel();
  const named = bareName(channel);
  const found = await caller.elsewhere(named);
  if (!found) throw channelUnknown(named);
  return { ...caller, ...found };
}

/** What to say where no other channel can be named, as in a terminal. */
export function noOtherChannel(): UserError {
  return new UserError(
    'channel-unknown',
    'No other channel can be named here: leave "channel" out, or give the command where the channel is.',
  );
}

/** What to say where nobody can be mentioned; `direct` in somebody's direct messages. */
export function nobodyToMention({ direct }: { readonly direct: boolean }): UserError {
  return new UserError(
    'mention-refused',
    direct
      ? 'In your direct messages there is nobody else to mention: each message notifies you already.'
      : 'Nobody can be mentioned from here: order it in the chat itself.',
  );
}

function channelUnknown(named: string): UserError {
  const name = oneLine(named).replace(/^#/, '');
  // Nobody knows a channel by its id.
  const which = ID.test(name) ? 'such channel' : `channel “${clipWords(name, 40)}”`;
  return new UserError(
    'channel-unknown',
    `There is no ${which} here that both you and Paperboy can see: if it is private, let Paperboy in first.`,
  );
}

const ID = /^(?:\d{15,21}|[CG][A-Z0-9]{8,12})$/;

const MENTION = /^<#(\w+)(?:\|[^>]*)?>$/;

/** A channel as its platform's mention, `<#ID>` or `<#ID|name>`, is the id alone. */
function bareName(typed: string): string {
  const name = typed.trim();
  return MENTION.exec(name)?.[1] ?? name;
}

import { isDirect } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { nobodyToMention } from '#core/commands/scope.ts';
import type { Text } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { type Mention, readMention, typedMention } from '#core/subscriptions/mention.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';

/** Whom a subscription mentions once somebody has said so: as it is where nothing else is said, so that a form can be sent off by those who may not mention anybody. UserError where that person may not. */
export async function mentionSaid(
  ask: Caller,
  typed: string | undefined,
  known: Pick<Subscription, 'mention'> | undefined,
): Promise<Mention | undefined> {
  if (typed === undefined || typed === typedMention(known?.mention)) return known?.mention;
  const said = readMention(typed);
  if (!said) return undefined;
  const direct = isDirect(ask.channel);
  if (direct || !ask.mentionable) throw nobodyToMention({ direct });
  return { ...(await ask.mentionable(said.who)), in: said.in };
}

/** The same beside what else is ordered: where that cannot be, the order is kept without it, and says so. A form that is sent off is refused as a whole. */
export async function mentionBeside(
  ask: Caller & { readonly changing?: boolean | undefined },
  typed: string | undefined,
  { known, others }: { readonly known: Pick<Subscription, 'mention'> | undefined; readonly others: boolean },
): Promise<{ readonly mention: Mention | undefined; readonly refused?: Text }> {
  try {
    return { mention: await mentionSaid(ask, typed, known) };
  } catch (error) {
    if (!(error instanceof UserError) || !others || ask.changing) throw error;
    const left = known?.mention ? 'Who is notified by it stays as it was. ' : 'Nobody is notified by it. ';
    return { mention: known?.mention, refused: [left, ...[error.sentence].flat()] };
  }
}

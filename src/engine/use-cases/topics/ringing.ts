import type { Caller } from '#core/commands/command.ts';
import type { Scope } from '#core/commands/scope.ts';
import type { Document } from '#core/document.ts';
import { ringingDocument, withRinging } from '#core/format/topics/ringing.ts';
import type { Follows } from '#core/topics/follows.ts';
import type { Owner } from '#core/topics/topic.ts';
import { ownerIn, scopeOf } from '../../access/permissions.ts';

type Parts = { readonly follows: Pick<Follows, 'of'> };

/** Which topics of these owners ring, with what switches it for whoever may. */
export async function whatRings(
  { follows }: Parts,
  owners: readonly Owner[],
  ask: Pick<Caller, 'mayConfigure'>,
): Promise<Document> {
  const lists = owners.map(async (owner) => {
    const followed = await follows.of(owner);
    // Who manages a channel is asked of its platform: only where there is something to change.
    const mayChange = owner.kind === 'person' || (followed.length > 0 && (await ask.mayConfigure()));
    return { for: scopeOf(owner), followed, mayChange };
  });
  return ringingDocument(await Promise.all(lists));
}

/** Says with a channel's settings what rings there; what leads further is of the channel that was asked from. */
export async function sayingWhatRings(
  { follows }: Parts,
  { channel, at }: Pick<Caller, 'channel' | 'at'>,
  settings: Document,
): Promise<Document> {
  const owner = ownerIn(channel);
  const scope: Scope = scopeOf(owner);
  return withRinging(settings, { followed: await follows.of(owner), for: scope, leads: at === undefined });
}

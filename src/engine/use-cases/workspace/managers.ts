import type { Caller } from '#core/commands/command.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { managersNamed } from '#core/format/workspace/managers.ts';
import { isNobody } from '#core/subscriptions/mention.ts';
import { type Managers, MOST_MANAGERS } from '#core/subscriptions/workspace/managers.ts';
import type { LinkSwitchParts } from '../subscriptions/link-switch.ts';

export interface ManagersParts extends LinkSwitchParts {
  readonly managers: Managers;
}

/** Names those who set the workspace's channels up, or nobody any more. Rejects with a UserError where nobody is named, or the person may not. */
export async function nameManagers(
  { managers }: Pick<ManagersParts, 'managers'>,
  ask: Caller & { readonly typed: string },
): Promise<Document> {
  const { workspace, channel } = ask;
  if (!workspace) throw new UserError('not-yet', 'Here is nobody who could be named: what you set is yours.');
  const { naming, where, id } = workspace;
  if (!(await naming.may()))
    throw new UserError('not-permitted', `${naming.who} can say who may set up the channels of ${where}.`);
  const named = isNobody(ask.typed) ? undefined : unique(await naming.read(ask.typed));
  if (named && named.length > MOST_MANAGERS)
    throw new UserError('option-invalid', `At most ${MOST_MANAGERS} can be named.`);
  await managers.set(channel.platform, id, named);
  return managersNamed(workspace, named);
}

function unique<Named extends { readonly id: string }>(all: readonly Named[]): readonly Named[] {
  return [...new Map(all.map((each) => [each.id, each])).values()];
}

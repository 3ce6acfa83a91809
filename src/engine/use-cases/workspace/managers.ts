import type { Caller } from '#core/commands/command.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { managersNamed } from '#core/format/workspace/managers.ts';
import { isNobody } from '#core/subscriptions/mention.ts';
import type { AskedWorkspace } from '#core/subscriptions/workspace/asked-workspace.ts';
import { type Manager, type Managers, MOST_MANAGERS } from '#core/subscriptions/workspace/managers.ts';
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
  if (!workspace) throw new UserError('not-yet', 'Nobody can be named here: what you set is yours.');
  const named = await managersMeant({ workspace }, ask.typed);
  await managers.set(channel.platform, workspace.id, named);
  return managersNamed(workspace, named);
}

/** Whom typed words name by the word of whoever asks; undefined where they say nobody. Rejects with a UserError where the person may not, or where they name nobody who is there. */
export async function managersMeant(
  { workspace }: { readonly workspace: AskedWorkspace },
  typed: string,
): Promise<readonly Manager[] | undefined> {
  const { naming, where } = workspace;
  if (!(await naming.may()))
    throw new UserError('not-permitted', `${naming.who} can say who may set up the channels of ${where}.`);
  const named = isNobody(typed) ? undefined : unique(await naming.read(typed));
  if (named && named.length > MOST_MANAGERS)
    throw new UserError('option-invalid', `At most ${MOST_MANAGERS} can be named.`);
  return named;
}

/** Whom the workspace has named, as it is typed, for those who may name them; undefined where it has named nobody. */
export async function managersTyped(
  { managers }: Pick<ManagersParts, 'managers'>,
  { workspace, channel }: Caller,
): Promise<string | undefined> {
  if (!workspace || !(await workspace.naming.may())) return undefined;
  const named = (await managers.of(channel.platform, workspace.id)) ?? [];
  return workspace.naming.typed(named) || undefined;
}

function unique<Named extends { readonly id: string }>(all: readonly Named[]): readonly Named[] {
  return [...new Map(all.map((each) => [each.id, each])).values()];
}

import type { Caller } from '#core/commands/command.ts';
import { UserError } from '#core/errors.ts';
import type { ImportChange } from '#core/format/subscription/transfer.ts';
import type { SettingsFile } from '#core/subscriptions/transfer/settings-file.ts';
import type { ImportedSettings } from '#core/subscriptions/transfer/transfers.ts';
import type { Manager, Managers } from '#core/subscriptions/workspace/managers.ts';
import { managersMeant } from '../workspace/managers.ts';
import { refusedInFile } from './refused-in-file.ts';

/** Who is to set a workspace's channels up, and what that changes. */
export interface PlannedManagers {
  readonly named: NonNullable<ImportedSettings['managers']>;
  readonly change: ImportChange;
}

/** Whom a file names, judged as if they were typed here; undefined where that changes nothing. Rejects with a UserError where it cannot be. */
export async function planManagers(
  { managers }: { readonly managers: Managers },
  { managers: typed, platform }: SettingsFile,
  ask: Caller,
): Promise<PlannedManagers | undefined> {
  if (typed === undefined) return undefined;
  const { workspace, channel } = ask;
  if (!workspace || platform !== channel.platform)
    throw new UserError(
      'import-foreign',
      'Nothing was imported: the file names who sets channels up on another platform: take that out of it.',
    );
  const named = await managersMeant({ workspace }, typed).catch((error: unknown) => {
    throw refusedInFile('“managers”', error);
  });
  const before = await managers.of(channel.platform, workspace.id);
  const idsOf = (some: readonly Manager[] | undefined) => some?.map(({ id }) => id).toSorted();
  if (JSON.stringify(idsOf(before)) === JSON.stringify(idsOf(named))) return undefined;
  const name = named?.map((each) => each.name).join(', ') ?? 'nobody';
  return {
    named: { platform: channel.platform, workspace: workspace.id, named },
    change: { kind: 'managers', name, over: before !== undefined },
  };
}

import type { Caller } from '#core/commands/command.ts';
import type { Scope } from '#core/commands/scope.ts';
import type { Forgotten, Kept } from '#core/delivery/ledger.ts';
import type { Document } from '#core/document.ts';
import { forgetQuestion, forgottenDocument } from '#core/format/forget.ts';
import { requirePermission } from '../access/permissions.ts';

export interface ForgetParts {
  /** Deletes every row of theirs; the number of rows. */
  readonly forgetAll: (target: Forgotten) => Promise<number>;
  readonly kept: (target: Forgotten) => Promise<Kept>;
}

/** Deletes everything of a person, or of a channel by those who may configure it; says first what that is, and asks whether they are `sure`. */
export async function forget(
  parts: ForgetParts,
  ask: Caller & { scope: Scope; sure: boolean },
): Promise<Document> {
  const { scope, channel, person } = ask;
  if (scope === 'channel') await requirePermission(ask);
  const target: Forgotten = scope === 'me' ? { kind: 'person', person } : { kind: 'channel', channel };
  if (ask.sure) return forgottenDocument(scope, await parts.forgetAll(target));
  return forgetQuestion(scope, await parts.kept(target));
}

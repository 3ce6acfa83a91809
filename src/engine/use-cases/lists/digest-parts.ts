import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Caller } from '#core/commands/command.ts';
import type { Subscriptions } from '#core/subscriptions/subscriptions.ts';
import type { Sleep } from '#core/time/with-timeout.ts';
import type { ArchiveAccess } from '../../access/archive-access.ts';
import type { LearningParts } from '../../access/learned.ts';
import type { Place } from '../../access/permissions.ts';
import type { PreferenceParts } from '../../access/preferences.ts';

/** What the lists of days, weeks and months are made of. */
export interface DigestParts extends PreferenceParts, LearningParts {
  readonly subscriptions: Subscriptions;
  readonly archiveAccess: ArchiveAccess;
  readonly source: PaperSource;
  readonly sources: readonly PaperSource[];
  readonly sleep: Sleep;
}

/** A day's list as it was asked for: `topic` narrows it to what it is about, and for `me` only the asker's own topics, mutes and saved papers count. */
export interface DayAsk extends Place, Pick<Caller, 'mayConfigure'> {
  readonly day?: string | undefined;
  readonly topic?: string | undefined;
  readonly size: number;
  readonly for?: 'me' | undefined;
}

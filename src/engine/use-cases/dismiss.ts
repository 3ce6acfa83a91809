import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Caller } from '#core/commands/command.ts';
import type { Scope } from '#core/commands/scope.ts';
import type { Document } from '#core/document.ts';
import { dismissedDocument } from '#core/format/topics/mute.ts';
import type { ArchiveAccess } from '../access/archive-access.ts';
import { ownerFor, scopeOf } from '../access/permissions.ts';
import type { PreferenceParts } from '../access/preferences.ts';
import { putMute } from './mute.ts';
import { eachPaper } from './papers/each-paper.ts';
import { paperById } from './papers/paper-by-id.ts';

export interface DismissParts extends PreferenceParts {
  readonly archiveAccess: ArchiveAccess;
  readonly source: PaperSource;
}

/** Leaves a paper, or each of several, out: for the channel where the asker may set it up, else for the asker; offers to mute what brought it. */
export async function dismiss(
  parts: DismissParts,
  ask: Caller & { paper: string; for?: Scope | undefined },
): Promise<Document> {
  return await eachPaper(ask.paper, (paper) => dismissOne(parts, { ...ask, paper }));
}

async function dismissOne(
  parts: DismissParts,
  ask: Caller & { paper: string; for?: Scope | undefined },
): Promise<Document> {
  const { archiveAccess, source, follows } = parts;
  const readable = await archiveAccess.open({ patience: 'reader' });
  const { found } = await paperById(source, readable, ask.paper);
  const { paper } = found;
  const scope = ask.for ?? ((await ask.mayConfigure()) ? 'channel' : 'me');
  const owner = await ownerFor(ask, scope);
  await putMute(parts, { owner, kind: 'paper', paper: paper.id });
  const matches = await readable.archive.matchMany(await follows.of(owner), [paper]);
  const topics = matches.toSorted((a, b) => b.score - a.score).map(({ topic }) => topic.text);
  return dismissedDocument(paper, scopeOf(owner), topics);
}

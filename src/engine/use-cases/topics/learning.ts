import type { PaperSource } from '#core/archive/paper-source.ts';
import { type Channel, directMessages } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { callerFor, type Scope } from '#core/commands/scope.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import {
  forgetLearningQuestion,
  forgottenLearningDocument,
  pressedDocument,
  takenBackDocument,
} from '#core/format/topics/learning.ts';
import { paperIn } from '#core/search/paper-reference.ts';
import type { Clock } from '#core/time/clock.ts';
import { type PressesOf, placeOf, type Wants } from '#core/topics/presses.ts';
import type { ArchiveAccess } from '../../access/archive-access.ts';
import type { LearningParts } from '../../access/learned.ts';
import { ownerIn, requirePermission } from '../../access/permissions.ts';
import { eachPaper } from '../papers/each-paper.ts';
import { paperById } from '../papers/paper-by-id.ts';

export interface LearnParts extends LearningParts {
  readonly archiveAccess: ArchiveAccess;
  readonly source: PaperSource;
  readonly clock: Clock;
}

type PressAsk = Caller & { paper: string; wants: Wants; for: Scope };

/** More papers like one, or each of several, or fewer: for the asker alone, or as the asker's voice in a channel, which everybody in it has. */
export async function press(parts: LearnParts, ask: PressAsk): Promise<Document> {
  return await eachPaper(ask.paper, (paper) => pressOne(parts, { ...ask, paper }));
}

async function pressOne(parts: LearnParts, ask: PressAsk): Promise<Document> {
  const { archiveAccess, source, presses, clock } = parts;
  const { person, wants } = ask;
  const readable = await archiveAccess.open({ patience: 'reader' });
  const { paper } = (await paperById(source, readable, ask.paper)).found;
  const owner = ownerIn(callerFor(ask, ask.for).channel);
  const at = clock.now().epochMilliseconds;
  const outcome = await presses.put({ place: placeOf(owner), person, paper, wants, at });
  return pressedDocument(paper, { wants, for: owner.kind === 'person' ? 'me' : 'channel', outcome });
}

/** Takes back what the asker said of one paper, here or for themselves; or, once they are `sure`, all that they said anywhere, or that was said in a channel by those who may configure it. */
export async function forgetLearning(
  parts: LearnParts,
  ask: Caller & { paper?: string | undefined; for?: Scope | undefined; sure: boolean },
): Promise<Document> {
  if (ask.paper !== undefined) return await takeBack(parts, { ...ask, paper: ask.paper });
  const scope = ask.for ?? 'me';
  if (scope === 'channel') await requirePermission(ask, 'forget learning for:me');
  const whose: PressesOf =
    scope === 'me'
      ? { kind: 'person', person: ask.person }
      : { kind: 'place', place: placeOf(ownerIn(ask.channel)) };
  if (ask.sure) return forgottenLearningDocument(scope, await parts.presses.takeAll(whose));
  const saved = scope === 'me' ? (await parts.saved.of(ask.person)).length : 0;
  return forgetLearningQuestion(scope, { presses: await parts.presses.of(whose), saved });
}

async function takeBack(
  { presses }: LearnParts,
  ask: Caller & { paper: string; for?: Scope | undefined },
): Promise<Document> {
  const id = paperIn(ask.paper) ?? ask.paper.trim();
  const mine = directMessages(ask.person);
  const here = placeOf(ownerIn(ask.channel));
  const places: Channel[] = ask.for === 'me' ? [mine] : ask.for === 'channel' ? [here] : [here, mine];
  for (const place of places) {
    const said = await presses.of({ kind: 'place', place });
    const own = said.find(({ person, paper }) => person.id === ask.person.id && paper.id === id);
    if (own && (await presses.take(place, ask.person, id))) return takenBackDocument(own);
  }
  throw new UserError('not-learned', [
    `You have not asked for more or less like ${id} here: type `,
    { command: 'topics' },
    ' for what was learned from you.',
  ]);
}

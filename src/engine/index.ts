import type { Document } from '#core/document.ts';
import { type DismissParts, dismiss } from './use-cases/dismiss.ts';
import { type FollowParts, follow, unfollow } from './use-cases/follow.ts';
import { type ForgetParts, forget } from './use-cases/forget.ts';
import type { DigestParts } from './use-cases/lists/digest-parts.ts';
import { today } from './use-cases/lists/today.ts';
import { top } from './use-cases/lists/top.ts';
import { trending } from './use-cases/lists/trending.ts';
import { mute, unmute } from './use-cases/mute.ts';
import { type ByMailParts, byMail } from './use-cases/own/by-mail.ts';
import { feedPapers, type OwnLinkParts, ownFeed, ownPage } from './use-cases/own/own-links.ts';
import { importSaved } from './use-cases/papers/import-saved.ts';
import { lookUp } from './use-cases/papers/lookup.ts';
import { similar } from './use-cases/papers/similar.ts';
import { why } from './use-cases/papers/why.ts';
import { type SavedParts, save, savedPapers, unsave } from './use-cases/saved.ts';
import { type SearchParts, search } from './use-cases/search/search.ts';
import { createSourceSearch, type SourceSearchParts } from './use-cases/search/source-search.ts';
import { answerLinks, settingsWithLinks } from './use-cases/subscriptions/link-switch.ts';
import { pause, resume } from './use-cases/subscriptions/pause.ts';
import { type PreviewParts, preview, sendNow } from './use-cases/subscriptions/preview.ts';
import { type StatusParts, status } from './use-cases/subscriptions/status.ts';
import { subscribe, unsubscribe } from './use-cases/subscriptions/subscribe.ts';
import { brings } from './use-cases/topics/brings.ts';
import { forgetLearning, type LearnParts, press } from './use-cases/topics/learning.ts';
import { topics } from './use-cases/topics/topics.ts';
import { exportSettings } from './use-cases/transfer/export-settings.ts';
import { type ImportParts, importSettings } from './use-cases/transfer/import-settings.ts';
import { type UndoParts, undo } from './use-cases/undo.ts';
import { allDigests } from './use-cases/workspace/all-digests.ts';
import { type ManagersParts, nameManagers } from './use-cases/workspace/managers.ts';
import { askWhereTo, moveDigest } from './use-cases/workspace/move-digest.ts';

const CASES = {
  today,
  top,
  trending,
  lookUp,
  search,
  similar,
  save,
  unsave,
  savedPapers,
  importSaved,
  brings,
  dismiss,
  press,
  follow,
  unfollow,
  topics,
  mute,
  unmute,
  subscribe,
  unsubscribe,
  pause,
  resume,
  settings: settingsWithLinks,
  answerLinks,
  exportSettings,
  importSettings,
  allDigests,
  nameManagers,
  askWhereTo,
  moveDigest,
  preview,
  sendNow,
  status,
  why,
  undo,
  forget,
  forgetLearning,
  ownPage,
  ownFeed,
  feedPapers,
  byMail,
};

/** What every use case is made with. */
export interface EngineParts
  extends DigestParts,
    StatusParts,
    PreviewParts,
    SourceSearchParts,
    SavedParts,
    DismissParts,
    LearnParts,
    FollowParts,
    ForgetParts,
    UndoParts,
    OwnLinkParts,
    ManagersParts,
    ImportParts,
    ByMailParts,
    Pick<SearchParts, 'meaning'> {}

type Cases = typeof CASES;

/** The use cases, as commands call them. */
export type Engine = {
  readonly [Name in keyof Cases]: (ask: Parameters<Cases[Name]>[1]) => Promise<Document>;
};

export function createEngine(parts: EngineParts): Engine {
  const all = { ...parts, sourceSearch: createSourceSearch(parts) };
  type Case = (parts: EngineParts & SearchParts, ask: never) => Promise<Document>;
  const bound = Object.entries<Case>(CASES).map(([name, run]) => [name, run.bind(undefined, all)]);
  return Object.fromEntries(bound) as Engine;
}

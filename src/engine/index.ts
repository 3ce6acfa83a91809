import { type DigestParts, today, top, trending } from './digest.ts';
import { follow, mute, topics, unfollow, unmute } from './follow.ts';
import { lookUp } from './lookup.ts';
import { search } from './search.ts';

type Use<Case extends (parts: DigestParts, ask: never) => unknown> = (
  ask: Parameters<Case>[1],
) => ReturnType<Case>;

/** The use cases, as commands call them. */
export interface Engine {
  readonly today: Use<typeof today>;
  readonly top: Use<typeof top>;
  readonly trending: Use<typeof trending>;
  readonly lookUp: Use<typeof lookUp>;
  readonly search: Use<typeof search>;
  readonly follow: Use<typeof follow>;
  readonly unfollow: Use<typeof unfollow>;
  readonly topics: Use<typeof topics>;
  readonly mute: Use<typeof mute>;
  readonly unmute: Use<typeof unmute>;
}

export function createEngine(parts: DigestParts): Engine {
  return {
    today: (ask) => today(parts, ask),
    top: (ask) => top(parts, ask),
    trending: (ask) => trending(parts, ask),
    lookUp: (ask) => lookUp(parts, ask),
    search: (ask) => search(parts, ask),
    follow: (ask) => follow(parts, ask),
    unfollow: (ask) => unfollow(parts, ask),
    topics: (ask) => topics(parts, ask),
    mute: (ask) => mute(parts, ask),
    unmute: (ask) => unmute(parts, ask),
  };
}

import type { Typed } from '../document.ts';
import { UserError } from '../errors.ts';
import type { Level } from '../topics/topic.ts';
import type { Intent } from './intent.ts';
import type { Scope } from './scope.ts';

// What chats offer beside the actions of a document, in tabs, forms and sentences of their own.

export const SETTINGS: Intent = { command: 'settings' };
/** All digests of a workspace that are the asker's to set up. */
export const ALL_DIGESTS: Intent = { command: 'settings', options: { show: 'all' } };
export const TOPICS: Intent = { command: 'topics' };
export const SAVED: Intent = { command: 'saved' };
export const ORDER: Intent = { command: 'subscribe' };
export const FOLLOW: Intent = { command: 'follow' };
export const MUTE: Intent = { command: 'mute' };
export const SEARCH: Intent = { command: 'search' };
export const SIMILAR: Intent = { command: 'similar' };
export const TODAY: Intent = { command: 'today' };
export const TOP_OF_WEEK: Intent = { command: 'top', options: { period: 'week' } };
export const TOP_OF_MONTH: Intent = { command: 'top', options: { period: 'month' } };
export const TRENDING: Intent = { command: 'top', options: { period: 'trending' } };
export const OWN_PAGE: Intent = { command: 'web' };
/** Ends every link to the asker's own page. */
export const END_OWN_PAGES: Intent = { command: 'web', options: { links: 'off' } };
export const STATUS: Intent = { command: 'status' };
export const TODAY_FOR_ME: Intent = { command: 'today', options: { for: 'me' } };
export const FORGET_ME: Intent = { command: 'forget', options: { whose: 'me' } };

/** What may be done with a digest that is ordered. */
export const PAUSE = { label: 'Pause', command: 'pause' } as const;
export const RESUME = { label: 'Resume', command: 'resume' } as const;
export const STOP = { label: 'Stop it', command: 'unsubscribe' } as const;

/** What somebody types who does not know what to type. */
export const HELP: Typed = { command: 'help' };

/** Follows a topic for the asker alone, or changes how sure its matches have to be. */
export function followForMe(topic: string, level: Level): Intent {
  return { command: FOLLOW.command, options: { topic, level, for: 'me' } };
}

export function unmuteForMe(topic: string): Intent {
  return { command: 'unmute', options: { topic, for: 'me' } };
}

export function unfollowForMe(topic: string): Intent {
  return { command: 'unfollow', options: { topic, for: 'me' } };
}

/** Shows which topics ring, and what switches that. */
export const WHAT_RINGS: Intent = { command: 'topics', options: { show: 'alerts' } };

/** Has a topic's papers ring at once, or ends that; it stays followed as it is. Which topic is one option more. */
export function ringing(scope: Scope, alert: 'now' | 'off'): Intent {
  return { command: FOLLOW.command, options: { alert, for: scope } };
}

/** The same for one topic that the asker follows. */
export function ringingForMe(topic: string, alert: 'now' | 'off'): Intent {
  return { command: FOLLOW.command, options: { topic, alert, for: 'me' } };
}

/** That nobody knows any more what a button was for, and what to type instead. */
export function tooOld(command?: string): UserError {
  return new UserError(
    'button-too-old',
    command === undefined
      ? ['This button is too old to be known: type ', HELP, ' for what can be asked.']
      : ['This button is too old, and its words are no longer kept: type ', { command }, ' with them again.'],
  );
}

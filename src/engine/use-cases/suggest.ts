import type { Suggestion } from '#core/app-api.ts';
import type { Archive } from '#core/archive/archive.ts';
import type { Caller, Completion } from '#core/commands/command.ts';
import { byUpvotes, type Paper } from '#core/paper.ts';
import { paperIn } from '#core/search/paper-reference.ts';
import { isAboutWords } from '#core/search/query.ts';
import { parseQuery } from '#core/search/read-query.ts';
import { describeSchedule } from '#core/subscriptions/subscription.ts';
import type { Subscriptions } from '#core/subscriptions/subscriptions.ts';
import { zonesLike } from '#core/time/zone.ts';
import type { Follows } from '#core/topics/follows.ts';
import type { SavedPapers } from '#core/topics/saved.ts';
import { ownersAt } from '../access/permissions.ts';

const MOST = 25;
// A search ranks; more of its answers are no better guesses.
const GUESSED = 10;

// A name that is being typed at the end of a topic, and what stands before it.
const OPEN_NAME = /^((?:.*\s)?-?(author|org):)"?([^"]*)$/i;

export interface SuggestParts {
  readonly follows: Follows;
  readonly saved: SavedPapers;
  readonly subscriptions: Pick<Subscriptions, 'all'>;
  readonly archive: Archive;
}

interface Typing {
  readonly command: string;
  readonly completes: Exclude<Completion, 'command'>;
  readonly typed: string;
  readonly caller: Caller;
}

/** What may complete an option that is being typed: topics followed here, papers by their titles; for `unsave`, what was saved; the names of a channel's digests. */
export async function suggest(parts: SuggestParts, typing: Typing): Promise<readonly Suggestion[]> {
  switch (typing.completes) {
    case 'topic':
      if (OPEN_NAME.test(typing.typed)) return names(parts, typing);
      return typing.command === 'unmute' ? await muted(parts, typing) : await followed(parts, typing);
    case 'paper':
      return typing.command === 'unsave' ? await kept(parts, typing) : papers(parts, typing).map(titled);
    case 'zone':
      return zonesLike(typing.typed, MOST).map((zone) => ({ value: zone, label: zone }));
    case 'digest':
      return await digests(parts, typing);
    case 'channel':
      // A chat that lets people choose one does so itself.
      return [];
    default:
      return typing.completes satisfies never;
  }
}

async function digests({ subscriptions }: SuggestParts, { typed, caller }: Typing): Promise<Suggestion[]> {
  const all = (await subscriptions.all(caller.channel)).map(({ subscription }) => subscription);
  return all
    .filter(({ name }) => holds(name, typed))
    .map((each) => ({ value: each.name, label: `${each.name}: ${describeSchedule(each)}` }));
}

/** The topic with each stored author or organisation that the name at its end may become. */
function names({ archive }: SuggestParts, { typed }: Typing): Suggestion[] {
  const [, before = '', operator = '', begun = ''] = OPEN_NAME.exec(typed) ?? [];
  const kind = operator.toLowerCase() === 'org' ? 'org' : 'author';
  return archive.namesBegun(kind, begun, MOST).map((name) => {
    const value = `${before}"${name.replaceAll('"', '')}"`;
    return { value, label: value };
  });
}

async function followed(
  { follows }: SuggestParts,
  { command, typed, caller }: Typing,
): Promise<Suggestion[]> {
  // What is followed already is no guess at what else will be.
  if (command === 'follow') return [];
  const all = (await Promise.all(ownersAt(caller).map((owner) => follows.of(owner)))).flat();
  const texts = [...new Set(all.map(({ topic }) => topic.text))];
  return texts
    .filter((text) => holds(text, typed))
    .slice(0, MOST)
    .map((text) => ({ value: text, label: text }));
}

async function muted({ follows, archive }: SuggestParts, { typed, caller }: Typing): Promise<Suggestion[]> {
  const all = (await Promise.all(ownersAt(caller).map((owner) => follows.mutes(owner, 0)))).flat();
  const known = all.map((mute): Suggestion => {
    if (mute.kind === 'topic') return { value: mute.topic.text, label: mute.topic.text };
    return titled({ id: mute.paper, title: archive.paper(mute.paper)?.paper.title ?? mute.paper });
  });
  return known.filter(({ value, label }) => holds(`${value} ${label}`, typed)).slice(0, MOST);
}

async function kept({ saved }: SuggestParts, { typed, caller }: Typing): Promise<Suggestion[]> {
  const all = await saved.of(caller.person);
  return all
    .filter(({ paper }) => holds(`${paper.id} ${paper.title}`, typed))
    .slice(0, MOST)
    .map(({ paper }) => titled(paper));
}

function papers({ archive }: SuggestParts, { typed }: Typing): readonly Paper[] {
  const known = archive.paper(paperIn(typed) ?? typed.trim());
  if (known) return [known.paper];
  const query = parseQuery(typed);
  if (isAboutWords(query)) {
    const { found } = archive.search(query, { sort: 'relevance', limit: GUESSED, offset: 0 });
    return found.map(({ paper }) => paper);
  }
  const day = archive.newestDay();
  if (!day) return [];
  const listed = archive.listings(day, day).toSorted(byUpvotes);
  return listed.slice(0, GUESSED).map(({ paper }) => paper);
}

function titled({ id, title }: Pick<Paper, 'id' | 'title'>): Suggestion {
  return { value: id, label: title };
}

function holds(text: string, typed: string): boolean {
  return text.toLowerCase().includes(typed.toLowerCase());
}

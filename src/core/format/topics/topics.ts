import type { Scope } from '../../commands/scope.ts';
import { type Block, type Document, plainText, type Text } from '../../document.ts';
import { clipWords, plural } from '../../text/text.ts';
import { shortDay } from '../../time/dates.ts';
import type { Proposed } from '../../topics/proposed.ts';
import type { Follow, Mute } from '../../topics/topic.ts';
import { pageActions } from '../page-actions.ts';
import { type LearnedFrom, learnedNotes, pressLine } from './learning.ts';
import { proposedActions, proposedNotes } from './proposed.ts';

/** What one owner follows and mutes. */
export interface OwnTopics {
  readonly for: Scope;
  readonly followed: readonly (Follow & { readonly brought: number })[];
  readonly mutes: readonly Mute[];
  readonly learned: LearnedFrom;
  readonly proposed: readonly Proposed[];
  /** The title of a muted paper, where the archive has it. */
  readonly titleOf: (paper: string) => string | undefined;
}

const PAGE = 60;
const TITLE = 120;
const NONE: Text = ['Nothing is followed here yet: try ', { command: 'follow LLM quantization' }, '.'];

interface Section {
  readonly heading: string;
  readonly lines: readonly (() => Block)[];
}

/** The answer to `topics`: a page of it, from 1, where it is long. */
export function topicsDocument(lists: readonly OwnTopics[], page: number): Document {
  const total = lists.reduce((sum, { followed }) => sum + followed.length, 0);
  const lines = lists.reduce(
    (sum, { followed, mutes, learned }) => sum + followed.length + mutes.length + learned.own.length,
    0,
  );
  const learned = lists.flatMap((list) => learnedNotes(list.for, list.learned));
  if (lines + learned.length === 0) return noTopics();
  const proposed = lists.flatMap((list) => list.proposed);
  const first = (page - 1) * PAGE;
  if (first >= Math.max(1, lines)) return noPage(page, Math.ceil(lines / PAGE));
  const parts = [followsOf, mutesOf, pressesOf];
  const sections =
    lines > PAGE ? parts.flatMap((part) => lists.map(part)) : lists.map((list) => together(list, parts));
  return {
    summary: total > 0 ? `${plural(total, 'topic')} followed here` : plainText(NONE),
    blocks: [
      ...(lines > 0 ? pageOf(sections, first) : noTopics().blocks),
      ...learned,
      ...proposedNotes(proposed),
      ...(proposed.length > 0 ? [{ kind: 'actions' as const, actions: proposedActions(proposed) }] : []),
      ...(lines > PAGE ? turns(page, lines) : []),
    ],
  };
}

function noTopics(): Document {
  return { summary: plainText(NONE), blocks: [{ kind: 'text', text: NONE }] };
}

function noPage(page: number, last: number): Document {
  const text = `There is no page ${page}: the last one is ${last}.`;
  const actions = [{ label: 'First page', command: 'topics' }];
  return {
    summary: text,
    blocks: [
      { kind: 'text', text },
      { kind: 'actions', actions },
    ],
  };
}

/** The lines of a page, each section that has some of them under its heading. */
function pageOf(sections: readonly Section[], first: number): Block[] {
  let before = 0;
  return sections.flatMap(({ heading, lines }) => {
    const from = Math.max(0, first - before);
    const shown = lines.slice(from, Math.max(0, first + PAGE - before));
    before += lines.length;
    return shown.length > 0
      ? [{ kind: 'heading' as const, text: heading }, ...shown.map((line) => line())]
      : [];
  });
}

/** Which lines these are, and how the others are seen. */
function turns(page: number, lines: number): Block[] {
  const first = (page - 1) * PAGE + 1;
  const last = Math.min(lines, page * PAGE);
  const more = lines - last;
  const next = [`; ${more.toLocaleString('en')} more: `, { command: `topics page:${page + 1}` }];
  const to = (number: number) => ({ command: 'topics', options: { page: number } });
  return [
    {
      kind: 'note',
      text: [
        `Lines ${first.toLocaleString('en')} to ${last.toLocaleString('en')} of ${lines.toLocaleString('en')}`,
        ...(more > 0 ? next : []),
      ],
      further: more,
    },
    { kind: 'actions', actions: pageActions(page, Math.ceil(lines / PAGE), to) },
  ];
}

function together(list: OwnTopics, parts: readonly ((of: OwnTopics) => Section)[]): Section {
  const sections = parts.map((part) => part(list));
  return { heading: sections[0]?.heading ?? '', lines: sections.flatMap(({ lines }) => lines) };
}

function followsOf({ for: scope, followed }: OwnTopics): Section {
  return {
    heading: scope === 'me' ? 'Your topics' : "This channel's topics",
    lines: followed.map((each) => () => followLine(each)),
  };
}

function mutesOf({ for: scope, mutes, titleOf }: OwnTopics): Section {
  return {
    heading: scope === 'me' ? 'Muted for you' : 'Muted in this channel',
    lines: mutes.map((mute) => () => muteLine(mute, titleOf)),
  };
}

function pressesOf({ for: scope, learned }: OwnTopics): Section {
  return {
    heading: scope === 'me' ? 'What you want more and less of' : 'What you said in this channel',
    lines: learned.own.map((press) => () => pressLine(press)),
  };
}

function followLine({ topic, level, alertSince, brought }: OwnTopics['followed'][number]): Block {
  const at = level === 'normal' ? '' : ` · ${level}`;
  const rings = alertSince === undefined ? '' : ' · rings at once';
  const text = `${topic.text}${at}${rings} · ${plural(brought, 'paper')} this week`;
  return {
    kind: 'text',
    text,
    listed: { as: 'followed', topic: topic.text, rings: alertSince !== undefined },
  };
}

function muteLine(mute: Mute, titleOf: OwnTopics['titleOf']): Block {
  const until = mute.until ? ` until ${shortDay(new Date(mute.until).toISOString().slice(0, 10))}` : '';
  const title = mute.kind === 'paper' ? titleOf(mute.paper) : undefined;
  const what = mute.kind === 'topic' ? mute.topic.text : mute.paper;
  const text = `Muted${until}: ${what}${title ? `, ${clipWords(title, TITLE)}` : ''}`;
  return { kind: 'text', text, listed: { as: 'muted', topic: what } };
}

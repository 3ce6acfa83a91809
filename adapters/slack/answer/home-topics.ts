import type { types } from '@slack/bolt';
import { type Block, type Document, type Field, plainText } from '#core/document.ts';
import { commandLine } from '#core/format/command-line.ts';
import { LIMITS } from '../limits.ts';
import { fillButton } from '../show/form.ts';
import { plain } from '../show/mrkdwn.ts';
import { buttonValue, render } from '../show/render.ts';
import { answerFor, type Listener, type Origin } from './listener.ts';
import { rememberCommands } from './memory.ts';

type KnownBlock = types.KnownBlock;

/** The action id of what is done from the Home tab at once begins so; its value is the command. */
export const DO = 'do:';

/** What the person follows and what each topic brought, each with a menu that changes it. */
export async function topicBlocks(listener: Listener, from: Origin): Promise<KnownBlock[]> {
  const { front, people } = listener;
  if (!can(listener, 'topics')) return [];
  const asker = await people.asker(from);
  const [{ document }, followed] = await Promise.all([
    answerFor(listener, 'topics', from),
    front.suggest('unfollow', 'topic', '', asker),
  ]);
  const topics = followed.map(({ value }) => value);
  await rememberCommands(
    front.memory,
    topics.flatMap(changesOf).map(([, command]) => command),
    LIMITS.option,
  );
  const label = topics.length > 0 ? 'Follow another topic' : 'Follow a topic';
  const another = can(listener, 'follow') && fillButton(label, FOLLOW);
  const lines = document.blocks.flatMap((block) => topicLine(block, topics) ?? rendered(block));
  return [
    ...titled('Your topics', lines),
    ...(another ? [{ type: 'actions' as const, elements: [another] }] : []),
  ];
}

const LEVELS: Field['choices'] = [
  { value: 'broad', label: 'Wide: more papers' },
  { value: 'normal', label: 'Normal' },
  { value: 'strict', label: 'Strict: fewer papers' },
];
const FOLLOW = {
  kind: 'form' as const,
  command: 'follow for:me',
  shows: 'topics',
  fields: [
    { name: 'topic', label: 'Topic', value: '', choices: [] },
    { name: 'level', label: 'How sure a match has to be', value: 'normal', choices: LEVELS },
  ],
  actions: [],
};

/** A followed topic's line with its menu; undefined where the block is none. */
function topicLine(block: Block, topics: readonly string[]): KnownBlock[] | undefined {
  if (block.kind !== 'text') return undefined;
  const line = plainText(block.text);
  const [topic] = topics
    .filter((each) => line.startsWith(`${each} · `))
    .toSorted((one, other) => other.length - one.length);
  if (topic === undefined) return undefined;
  const options = changesOf(topic).map(([label, command]) => ({
    text: plain(label, LIMITS.option),
    value: buttonValue(command, LIMITS.option),
  }));
  return [
    {
      type: 'section',
      text: plain(line, LIMITS.context),
      accessory: { type: 'overflow', action_id: `${DO}topic`, options },
    },
  ];
}

function changesOf(topic: string): [label: string, command: string][] {
  const levels = LEVELS.map(({ value, label }): [string, string] => [
    label,
    commandLine('follow', topic, { level: value, for: 'me' }),
  ]);
  return [...levels, ['Unfollow', commandLine('unfollow', topic, { for: 'me' })]];
}

function rendered(block: Block): KnownBlock[] {
  const document: Document = { summary: '', blocks: [block] };
  return render(document)[0]?.blocks ?? [];
}

/** Blocks under a header, where they have none of their own. */
export function titled(title: string, blocks: readonly KnownBlock[]): KnownBlock[] {
  const [first] = blocks;
  if (!first || first.type === 'header') return [...blocks];
  return [{ type: 'header', text: plain(title, LIMITS.header) }, ...blocks];
}

/** Whether the program has a command. */
export function can({ front }: Pick<Listener, 'front'>, command: string): boolean {
  return front.commands.some(({ name }) => name === command);
}

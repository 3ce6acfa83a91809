import type { types } from '@slack/bolt';
import { type Block, type Document, type Field, plainText } from '#core/document.ts';
import { describeSchedule, type Subscription } from '#core/subscription.ts';
import { clipWords, oneLine, plural } from '#core/text.ts';
import { fillButton } from './form.ts';
import { LIMITS, SHOWN } from './limits.ts';
import { answerFor, type Listener, type Origin } from './listener.ts';
import { rememberCommands } from './memory.ts';
import { inert, mrkdwn, plain } from './mrkdwn.ts';
import { CHANNEL_ID, PLATFORM } from './place.ts';
import { buttonValue, render } from './render.ts';
import { BUTTONS, button } from './reply.ts';

type KnownBlock = types.KnownBlock;

/** The action id of what is done from the Home tab at once begins so; its value is the command. */
export const DO = 'do:';

const CHANNELS = 15;

/** What comes to the person by direct message, and how to change that. */
export async function digestBlocks({ front, people }: Listener, from: Origin): Promise<KnownBlock[]> {
  if (!can({ front }, 'subscribe')) return [];
  const known = await front.subscription((await people.asker(from)).channel);
  const said = known
    ? `By direct message ${scheduleOf(known)}.`
    : 'None comes to you yet. Order one, and it comes by direct message at your own time.';
  const change = button(BUTTONS.digest, known ? 'Change' : 'Order one');
  const turns = known ? (known.paused ? TURNS.paused : TURNS.running) : [];
  const more = turns
    .filter(({ command }) => can({ front }, command))
    .map(({ label, command }) => button(`${DO}${command}`, label, command));
  return [
    header('Your digest'),
    { type: 'section', text: plain(said, LIMITS.context) },
    { type: 'actions', elements: [change, ...more] },
  ];
}

const STOP = { label: 'Stop it', command: 'unsubscribe' };
const TURNS = {
  running: [{ label: 'Pause', command: 'pause' }, STOP],
  paused: [{ label: 'Resume', command: 'resume' }, STOP],
} as const;

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
  const another = can(listener, 'follow') && fillButton('Follow another topic', FOLLOW);
  return [
    ...document.blocks.flatMap((block) => topicLine(block, topics) ?? rendered(block)),
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
    `follow level:${value} for:me -- ${topic}`,
  ]);
  return [...levels, ['Unfollow', `unfollow for:me -- ${topic}`]];
}

/** The workspace's channels with a digest; Slack shows a private one's name only to who is in it. */
export async function channelBlocks(listener: Listener, team: string): Promise<KnownBlock[]> {
  const { front } = listener;
  const all = (await front.channels(PLATFORM)).filter(
    ({ workspace, id }) => workspace === team && CHANNEL_ID.test(id),
  );
  const known = await Promise.all(all.slice(0, CHANNELS).map(front.subscription));
  const lines = known.flatMap((subscription) => (subscription ? [channelLine(subscription)] : []));
  return lines.length > 0 ? [header('Channels with a digest'), ...lines] : [];
}

function channelLine(subscription: Subscription): KnownBlock {
  const { id } = subscription.channel;
  const said = inert(clipWords(scheduleOf(subscription), SHOWN.said));
  return {
    type: 'section',
    text: mrkdwn(`<#${id}> ${said}`),
    accessory: button(BUTTONS.setup, 'Change', id),
  };
}

/** The person's saved papers. */
export async function savedBlocks(listener: Listener, from: Origin): Promise<KnownBlock[]> {
  if (!can(listener, 'saved')) return [];
  const { document } = await answerFor(listener, 'saved', from);
  const [first] = render(document, [
    'paper',
    'similar',
    ...(can(listener, 'unsave') ? ['unsave' as const] : []),
  ]);
  return first?.blocks ?? [];
}

function rendered(block: Block): KnownBlock[] {
  const document: Document = { summary: '', blocks: [block] };
  return render(document)[0]?.blocks ?? [];
}

function scheduleOf(subscription: Subscription): string {
  return `${describeSchedule(subscription)}, ${plural(subscription.size, 'paper')} at most`;
}

function header(text: string): KnownBlock {
  return { type: 'header', text: plain(oneLine(text), LIMITS.header) };
}

function can({ front }: Pick<Listener, 'front'>, command: string): boolean {
  return front.commands.some(({ name }) => name === command);
}

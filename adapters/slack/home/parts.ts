import type { types } from '@slack/bolt';
import { ORDER, PAUSE, RESUME, SAVED, STOP } from '#core/commands/known-intents.ts';
import type { Block, Document } from '#core/document.ts';
import type { Origin } from '../context.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { slackAddress } from '../render/address.ts';
import { plainElement } from '../render/escape.ts';
import { type Offering, renderForSlack } from '../render/render.ts';
import { answerFor } from '../reply/answer.ts';
import type { Listener } from '../reply/listener.ts';
import { BUTTONS, button } from '../reply/reply.ts';
import { can, DO, SHARE, scheduleOf, titled } from './frame.ts';

type KnownBlock = types.KnownBlock;

/** What comes to the person by direct message, and how to change that. */
export async function digestBlocks({ appApi, people }: Listener, from: Origin): Promise<KnownBlock[]> {
  if (!can(appApi, ORDER)) return [];
  const known = await appApi.subscription(people.caller(from).channel);
  const schedule = known
    ? `By direct message ${scheduleOf(known)}.`
    : 'None comes to you yet. Order one, and it comes by direct message at your own time.';
  const change = button(BUTTONS.digest, known ? 'Change' : 'Order one');
  const turns = known ? (known.paused ? TURNS.paused : TURNS.running) : [];
  const more = turns
    .filter((action) => can(appApi, action))
    .map((action) => button(DO + action.command, action.label, slackAddress(action).text));
  return titled('Your digest', [
    { type: 'section', text: plainElement(schedule, SLACK_LIMITS.context) },
    { type: 'actions', elements: [change, ...more] },
  ]);
}

const TURNS = {
  running: [PAUSE, STOP],
  paused: [RESUME, STOP],
} as const;

/** The person's saved papers. */
export async function savedBlocks(listener: Listener, from: Origin): Promise<KnownBlock[]> {
  if (!can(listener.appApi, SAVED)) return [];
  const { document } = await answerFor(listener, SAVED, from, { beside: true });
  return titled('Your saved papers', inShare(document, listener.appApi.commands));
}

/** A document with as many of its papers as have room on the Home tab. */
function inShare(document: Document, commands: Offering): KnownBlock[] {
  const papers = document.blocks.filter(({ kind }) => kind === 'paper');
  for (let shown = papers.length; shown >= 0; shown -= 1) {
    const last = papers[shown - 1];
    const left = new Set(papers.slice(shown));
    const more: Block = { kind: 'text', text: [`and ${left.size} more: `, { command: SAVED.command }] };
    const blocks = document.blocks
      .filter((block) => !left.has(block))
      .flatMap((block) => (block === last && left.size > 0 ? [block, more] : [block]));
    const messages = renderForSlack({ ...document, blocks }, commands);
    const [only] = messages;
    if (only && messages.length === 1 && only.blocks.length < SHARE.saved) return only.blocks;
  }
  return [];
}

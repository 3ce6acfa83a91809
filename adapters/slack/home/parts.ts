import type { types } from '@slack/bolt';
import type { AppApi } from '#core/app-api.ts';
import { type Intent, withOptions } from '#core/commands/intent.ts';
import { ORDER, PAUSE, RESUME, SAVED, SETTINGS, STOP } from '#core/commands/known-intents.ts';
import type { Block, Document } from '#core/document.ts';
import { ownName } from '#core/format/subscription/scope.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import type { Origin } from '../context.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { slackAddress } from '../render/address.ts';
import { plainElement } from '../render/escape.ts';
import { type Offering, renderForSlack } from '../render/render.ts';
import { sections } from '../render/text-parts.ts';
import { answerFor } from '../reply/answer.ts';
import type { Listener } from '../reply/listener.ts';
import { BUTTONS, button } from '../reply/reply.ts';
import { can, DO, SHARE, scheduleOf, titled } from './frame.ts';

type KnownBlock = types.KnownBlock;

/** What comes to the person by direct message, and how to change that. */
export async function digestBlocks({ appApi, people }: Listener, from: Origin): Promise<KnownBlock[]> {
  if (!can(appApi, ORDER)) return [];
  const all = await appApi.subscriptions(people.caller(from).channel);
  const several = all.length > 1;
  const rows = all.slice(0, OWN_DIGESTS).map((known) => ownDigest(appApi, known, several));
  const none = digestRow(NONE, [button(BUTTONS.digest, 'Order one')]);
  const left = all.length - rows.length;
  const more =
    left > 0 ? sections([`and ${left} more: `, { command: `${SETTINGS.command} for me` }]).slice(0, 1) : [];
  return titled(several ? 'Your digests' : 'Your digest', [
    ...(rows.length > 0 ? rows.flat() : none),
    ...more,
  ]);
}

// Each takes two blocks of a view.
const OWN_DIGESTS = 2;
const NONE = 'None comes to you yet. Order one, and it comes by direct message at your own time.';

function ownDigest(appApi: AppApi, known: Subscription, several: boolean): KnownBlock[] {
  const name = ownName(known, several);
  const turns = known.paused ? TURNS.paused : TURNS.running;
  const more = turns
    .filter((action) => can(appApi, action))
    .map(({ label, ...turn }) => {
      const intent: Intent = name ? withOptions(turn, { name }) : turn;
      return button(DO + intent.command, label, slackAddress(intent).text);
    });
  const text = `${name ? `${name}, by` : 'By'} direct message ${scheduleOf(known)}.`;
  return digestRow(text, [button(BUTTONS.digest, 'Change', name), ...more]);
}

function digestRow(text: string, elements: types.Button[]): KnownBlock[] {
  return [
    { type: 'section', text: plainElement(text, SLACK_LIMITS.context) },
    { type: 'actions', elements },
  ];
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

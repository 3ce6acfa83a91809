import type { LinkSwitch } from '../../delivery/link-switch.ts';
import type { Action, Block, Document } from '../../document.ts';

/** The settings with whether links are answered, for whoever may say so. Where it is off and cannot be, nothing is said of it. */
export function withLinkSwitch(document: Document, { where, missing }: LinkSwitch, on: boolean): Document {
  if (!on && missing) return document;
  const said: Block[] = on ? [{ kind: 'note', text: stateOf(where, missing) }] : [];
  return { ...document, blocks: withAction([...document.blocks, ...said], switching(on)) };
}

/** The answer to whoever has switched it on or off. */
export function linksSwitched({ where, missing }: LinkSwitch, on: boolean): Document {
  const summary = on ? stateOf(where, missing) : `Links to papers are not answered on ${where} any more.`;
  return {
    summary,
    blocks: [
      { kind: 'text', text: summary },
      { kind: 'actions', actions: [switching(on)] },
    ],
  };
}

function stateOf(where: string, missing: string | undefined): string {
  const answered = `A link to a paper is answered on ${where}, by a small reply that notifies nobody`;
  return missing ? `${answered}, once that can be. ${missing}` : `${answered}.`;
}

function switching(on: boolean): Action {
  const label = on ? 'Leave links alone' : 'Answer links';
  return { label, command: 'settings', options: { links: on ? 'off' : 'on' } };
}

const ROW = 5;

/** In the last row of buttons, where it has room: a row of its own takes some of what a message may have. */
function withAction(blocks: readonly Block[], action: Action): readonly Block[] {
  const at = blocks.findLastIndex((block) => block.kind === 'actions' && block.actions.length < ROW);
  const row = blocks[at];
  if (row?.kind !== 'actions') return [...blocks, { kind: 'actions', actions: [action] }];
  return blocks.with(at, { ...row, actions: [...row.actions, action] });
}

import {
  type APIMessage,
  type APIMessageSnapshotFields,
  type APISelectMenuOption,
  ComponentType,
} from 'discord.js';
import { encodeIntent } from '#core/commands/intent.ts';
import { actionOn, LOOK } from '#core/commands/paper-actions.ts';
import { papersLinked } from '#core/search/paper-reference.ts';
import { decodeCustomId } from '../custom-id.ts';

/** A paper of a message; its value is the address of what looks at it. */
export type Choice = Pick<APISelectMenuOption, 'label' | 'value'>;

/** The papers of any message and of what it forwards: those that it offers as a choice, else those that it links to. */
export function papersOffered(message: APIMessage): readonly Choice[] {
  const all = [message, ...(message.message_snapshots ?? []).map((snapshot) => snapshot.message)];
  const offered = all.flatMap(({ components = [] }) => offeredIn(components));
  return offered.length > 0 ? offered : linkedIn(all.map(textOf).join(' '));
}

/** The papers that a message, or what it forwards, links to. */
export function papersIn(message: APIMessage): readonly string[] {
  const all = [message, ...(message.message_snapshots ?? []).map((snapshot) => snapshot.message)];
  return papersLinked(all.map(textOf).join(' '));
}

/** The choices of a message's own choice of papers. */
export function offeredIn(components: readonly unknown[]): readonly Choice[] {
  for (const component of components) {
    const node = component as {
      type: number;
      custom_id?: string;
      options?: APISelectMenuOption[];
      components?: unknown[];
    };
    const read = decodeCustomId(node.custom_id ?? '');
    if (
      node.type === ComponentType.StringSelect &&
      read?.kind === 'run' &&
      read.text === LOOK.intent.command
    ) {
      return node.options ?? [];
    }
    const inner = offeredIn(node.components ?? []);
    if (inner.length > 0) return inner;
  }
  return [];
}

function textOf({ content, embeds, components = [] }: APIMessageSnapshotFields): string {
  return [content, JSON.stringify([embeds, components])].join(' ');
}

function linkedIn(text: string): readonly Choice[] {
  return papersLinked(text).map((id) => ({ label: id, value: encodeIntent(actionOn(LOOK, id)) }));
}

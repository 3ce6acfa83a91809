import { type APIMessageTopLevelComponent, type APISelectMenuOption, ComponentType } from 'discord.js';
import { idOf, readId } from './handle.ts';
import { escaped } from './markup.ts';
import { LOOK, VERBS } from './offers.ts';
import type { Page } from './render.ts';
import { rowOf } from './rows.ts';

/** Asks which of a message's papers a verb is meant for, by that message alone: it works as long as the message is there. */
export function pickPage(verb: string, components: readonly APIMessageTopLevelComponent[]): Page {
  const options = papersIn(components);
  if (options.length === 0) {
    const text = `That message no longer tells its papers: type /papers ${verb} with one of them.`;
    return { components: [{ type: ComponentType.TextDisplay, content: escaped(text) }], kept: {} };
  }
  const select = {
    type: ComponentType.StringSelect,
    custom_id: idOf('chosen', 0, verb),
    placeholder: VERBS[verb]?.question ?? 'Which paper?',
    options: options.map(({ label, value }) => ({ label, value })),
  } as const;
  return { components: [rowOf(select)], kept: {} };
}

/** The choices of the message's choice of papers. */
function papersIn(components: readonly unknown[]): readonly APISelectMenuOption[] {
  for (const component of components) {
    const node = component as {
      type: number;
      custom_id?: string;
      options?: APISelectMenuOption[];
      components?: unknown[];
    };
    const read = readId(node.custom_id ?? '');
    if (node.type === ComponentType.StringSelect && read?.kind === 'run' && read.text === LOOK) {
      return node.options ?? [];
    }
    const inner = papersIn(node.components ?? []);
    if (inner.length > 0) return inner;
  }
  return [];
}

import type { Block, Document, Part, Text, Typed } from '#core/document.ts';
import { MORE } from './ids.ts';
import { DISCORD_LIMITS } from './limits.ts';

/** Commands as Discord has room for them: where there are more than it takes beside one another, the last place is a group. */
export function grouped<Command>(commands: readonly Command[]): {
  readonly first: readonly Command[];
  readonly more: readonly Command[];
} {
  const most = DISCORD_LIMITS.subcommands;
  if (commands.length <= most) return { first: commands, more: [] };
  return { first: commands.slice(0, most - 1), more: commands.slice(most - 1) };
}

/** A line as it is typed on Discord, where some commands are in a group; without what comes before the first word. */
export function typedLine(line: string, commands: readonly { readonly name: string }[]): string {
  const [name] = line.split(' ', 1);
  return grouped(commands).more.some((command) => command.name === name) ? `${MORE} ${line}` : line;
}

/** A document with each command that it names in another form. */
export function withCommands(document: Document, form: (typed: Typed) => Typed): Document {
  const part = (each: Part): Part => (typeof each === 'object' && 'command' in each ? form(each) : each);
  const text = (given: Text): Text => (typeof given === 'string' ? given : given.map(part));
  const block = (each: Block): Block =>
    each.kind === 'text' || each.kind === 'note' ? { ...each, text: text(each.text) } : each;
  return { ...document, blocks: document.blocks.map(block) };
}

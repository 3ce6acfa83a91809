import {
  type APIMessageComponentInteraction,
  type APIMessageTopLevelComponent,
  type APIModalSubmitInteraction,
  ChannelType,
  ComponentType,
  PermissionFlagsBits,
} from 'discord.js';
import { UserError } from '#core/errors.ts';
import { readForm } from './form.ts';
import { readId } from './handle.ts';
import { typedIn } from './modal.ts';
import { isDirectTalk } from './place.ts';
import type { Task } from './wish.ts';

/** What a press of a button or a choice asks for; undefined where it is answered at once, or nothing that we have made. */
export function pressed(interaction: APIMessageComponentInteraction): Task | undefined {
  const { data, message } = interaction;
  const read = readId(data.custom_id);
  if (!read) return undefined;
  const value = data.component_type === ComponentType.StringSelect ? data.values[0] : undefined;
  const command = value ?? read.text;
  const apart = isDirectTalk(interaction) ? 'everyone' : 'asker';
  switch (read.kind) {
    case 'run':
      return { wish: { kind: 'words', command }, to: apart };
    case 'turn':
      return { wish: { kind: 'words', command }, to: 'place' };
    case 'chosen':
      // The question has been answered, and makes room.
      return { wish: { kind: 'words', command, verb: read.text }, to: 'place' };
    case 'share':
      return sharing(interaction, message.components ?? []);
    case 'set':
      return value === undefined ? undefined : setting(read.text, (what) => ({ [what]: value }));
    case 'pick':
    case 'ask':
      return undefined;
    default:
      return read.kind satisfies never;
  }
}

/** What was typed into the modal of a form. */
export function submitted({ data }: APIModalSubmitInteraction): Task | undefined {
  const read = readId(data.custom_id);
  return read?.kind === 'set' ? setting(read.text, () => typedIn(data.components)) : undefined;
}

function setting(
  text: string,
  valuesOf: (what: string) => Readonly<Record<string, string>>,
): Task | undefined {
  const form = readForm(text);
  if (!form) return undefined;
  const { command, shows, what } = form;
  const [name = '', ...words] = command.split(' ');
  // What the form's own command says, such as `for:me`, is a field like those that are set.
  const said = words.map((word) => word.split(':', 2));
  const fields = { ...Object.fromEntries(said), ...valuesOf(what) };
  return { wish: { kind: 'set', name, fields, shows }, to: 'place' };
}

function sharing(
  interaction: APIMessageComponentInteraction,
  components: readonly APIMessageTopLevelComponent[],
): Task {
  if (mayWrite(interaction)) return { wish: { kind: 'share', components }, to: 'everyone' };
  const why = new UserError('You may not write in this channel, so the answer stays with you.');
  return { wish: { kind: 'impossible', why }, to: 'asker' };
}

const THREADS: readonly unknown[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

function mayWrite({ member, channel }: APIMessageComponentInteraction): boolean {
  if (!member) return true;
  const right = THREADS.includes(channel.type)
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  return (BigInt(member.permissions) & right) === right;
}

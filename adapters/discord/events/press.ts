import {
  type APIInteraction,
  type APIMessage,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  PermissionFlagsBits,
} from 'discord.js';
import { withOptions } from '#core/commands/intent.ts';
import { tooOld } from '#core/commands/known-intents.ts';
import { UserError } from '#core/errors.ts';
import type { Change } from '../../shared/conversation/change.ts';
import { isThread } from '../context.ts';
import { changeAt, decodeCustomId } from '../custom-id.ts';
import { askId } from '../render/form.ts';
import { apartFor, type Decoded } from '../reply/task.ts';
import { typedIn } from './modal.ts';

/** What a press of a button or a choice asks for, where it is not answered at once. */
export function pressed(interaction: APIMessageComponentInteraction): Decoded {
  const { data, message } = interaction;
  const read = decodeCustomId(data.custom_id);
  if (!read) return unknown(interaction);
  const value = 'values' in data ? data.values[0] : undefined;
  const address = value ?? read.text;
  switch (read.kind) {
    case 'run':
      return { task: { kind: 'press', address }, to: apartFor(interaction) };
    case 'turn':
      return { task: { kind: 'press', address }, to: 'place' };
    case 'chosen':
      // The question has been answered, and makes room.
      return { task: { kind: 'press', address, action: read.text }, to: 'place' };
    case 'share':
      return sharing(interaction, message);
    case 'back':
      return { task: { kind: 'back', sharer: read.text }, to: 'place' };
    case 'set': {
      const change = changeAt(read.text);
      if (typeof change?.what !== 'string' || value === undefined) return unknown(interaction);
      return changing(change, { [change.what]: value });
    }
    case 'act': {
      const change = changeAt(read.text);
      // A button says what it does.
      return change ? changing({ ...change, orders: true }, {}) : unknown(interaction);
    }
    case 'end':
      return { task: { kind: 'end', ...endedBy(address) }, to: apartFor(interaction) };
    case 'pick':
    case 'ask':
      return unknown(interaction);
    default:
      return read.kind satisfies never;
  }
}

/** What was typed into the modal of a form. */
export function submitted(interaction: APIModalSubmitInteraction): Decoded {
  const { data } = interaction;
  const read = decodeCustomId(data.custom_id);
  const change = read?.kind === 'set' ? changeAt(read.text) : undefined;
  if (!change) return unknown(interaction);
  const typed = typedIn(data.components);
  return changing(change, typed, askId(0, change, typed));
}

/** Of something that another version has made, nothing is known. */
function unknown(interaction: APIInteraction): Decoded {
  return { task: { kind: 'impossible', why: tooOld() }, to: apartFor(interaction) };
}

function changing(
  { intent, shows, orders }: Change,
  values: Readonly<Record<string, string>>,
  again?: string,
): Decoded {
  return {
    task: { kind: 'change', change: { intent: withOptions(intent, values), shows, orders }, again },
    to: 'place',
  };
}

function sharing(interaction: APIMessageComponentInteraction, { id, components = [] }: APIMessage): Decoded {
  // A page that was turned is another answer in the same message.
  const answer = `share ${id} ${JSON.stringify(components)}`;
  if (mayWrite(interaction)) return { task: { kind: 'share', components, answer }, to: 'everyone' };
  const why = new UserError(
    'share-refused',
    'You may not write in this channel, so the answer stays with you.',
  );
  return { task: { kind: 'impossible', why }, to: 'asker' };
}

function mayWrite({ member, channel }: APIMessageComponentInteraction): boolean {
  if (!member) return true;
  const right = isThread(channel)
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  return (BigInt(member.permissions) & right) === right;
}

/** A channel's id, and the name of its digest where that is not the first one. */
function endedBy(text: string): { channel: string; name?: string } {
  const [channel = '', name] = text.split(' ');
  return { channel, ...(name ? { name } : {}) };
}

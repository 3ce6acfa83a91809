import {
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIMessageTopLevelComponent,
  type APIModalSubmitInteraction,
  ComponentType,
  PermissionFlagsBits,
} from 'discord.js';
import { UserError } from '#core/errors.ts';
import { isThread } from '../context.ts';
import { decodeCustomId, encodeCustomId, readAct, TOO_OLD } from '../custom-id.ts';
import { askText, readForm } from '../render/form.ts';
import { apartFor, type Decoded } from '../reply/intent.ts';
import { typedIn } from './modal.ts';

/** What a press of a button or a choice asks for, where it is not answered at once. */
export function pressed(interaction: APIMessageComponentInteraction): Decoded {
  const { data, message } = interaction;
  const read = decodeCustomId(data.custom_id);
  if (!read) return unknown(interaction);
  const value = data.component_type === ComponentType.StringSelect ? data.values[0] : undefined;
  const command = value ?? read.text;
  switch (read.kind) {
    case 'run':
      return { intent: { kind: 'words', command }, to: apartFor(interaction) };
    case 'turn':
      return { intent: { kind: 'words', command }, to: 'place' };
    case 'chosen':
      // The question has been answered, and makes room.
      return { intent: { kind: 'words', command, verb: read.text }, to: 'place' };
    case 'share':
      return sharing(interaction, message.components ?? []);
    case 'set':
      return chosen(read.text, value) ?? unknown(interaction);
    case 'act': {
      const act = readAct(read.text);
      return act ? { intent: { kind: 'act', ...act }, to: 'place' } : unknown(interaction);
    }
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
  const form = read?.kind === 'set' ? readForm(read.text) : undefined;
  if (!form) return unknown(interaction);
  const typed = typedIn(data.components);
  const again = askText(form, typed);
  return setting(form, typed, again === undefined ? undefined : encodeCustomId('ask', 0, again));
}

/** Of something that another version has made, nothing is known. */
function unknown(interaction: APIInteraction): Decoded {
  return {
    intent: { kind: 'impossible', why: new UserError('button-too-old', TOO_OLD) },
    to: apartFor(interaction),
  };
}

function chosen(text: string, value: string | undefined): Decoded | undefined {
  const form = readForm(text);
  return form && value !== undefined ? setting(form, { [form.what]: value }) : undefined;
}

function setting(
  { command, shows }: { command: string; shows: string },
  values: Readonly<Record<string, string>>,
  again?: string,
): Decoded {
  const [name = '', ...words] = command.split(' ');
  // What the form's own command says, such as `for:me`, is a field like those that are set.
  const own = words.map((word) => word.split(':', 2));
  const fields = { ...Object.fromEntries(own), ...values };
  return { intent: { kind: 'set', name, fields, shows, ...(again ? { again } : {}) }, to: 'place' };
}

function sharing(
  interaction: APIMessageComponentInteraction,
  components: readonly APIMessageTopLevelComponent[],
): Decoded {
  if (mayWrite(interaction)) return { intent: { kind: 'share', components }, to: 'everyone' };
  const why = new UserError(
    'share-refused',
    'You may not write in this channel, so the answer stays with you.',
  );
  return { intent: { kind: 'impossible', why }, to: 'asker' };
}

function mayWrite({ member, channel }: APIMessageComponentInteraction): boolean {
  if (!member) return true;
  const right = isThread(channel)
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  return (BigInt(member.permissions) & right) === right;
}

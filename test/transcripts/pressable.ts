import { flat } from '#test/fakes/discord/readable.ts';
import type { FakeMessage } from '#test/fakes/discord/world.ts';

/** What can be pressed on a message: its custom id, the kind of it, and the first choice of a menu. */
export function pressable(message: FakeMessage) {
  return flat((message.body.components ?? []) as unknown[]).flatMap(
    ({ custom_id, label, placeholder, options }) => {
      if (typeof custom_id !== 'string') return [];
      const [first] = (options ?? []) as { value: string }[];
      const kind = `${custom_id.split(':').slice(0, 1)} ${label ?? placeholder}`;
      return [{ name: custom_id, kind, value: first?.value }];
    },
  );
}

interface Element {
  readonly type: string;
  readonly action_id: string;
  readonly value?: string;
  readonly url?: string;
  readonly text?: { readonly text: string };
  readonly options?: readonly { readonly value: string }[];
}

/** What can be pressed in what was sent to Slack: as Slack names the press, and the kind of it. */
export function elementsIn(sent: readonly unknown[]) {
  return objectsIn(sent).flatMap((each) => {
    const { type, action_id, value, url, text, options = [] } = each as unknown as Element;
    if (type === 'button' && !url) {
      const action = { action_id, label: text?.text ?? '', ...(value === undefined ? {} : { value }) };
      return [{ kind: `${action_id.split(':')[0]} ${text?.text}`, action }];
    }
    const [first] = options;
    if (!first || (type !== 'overflow' && type !== 'static_select')) return [];
    return options.map((option) => ({
      kind: `${action_id.split(':')[0]} ${option.value.split(' ')[0]}`,
      action: { action_id, [type === 'overflow' ? 'option' : 'select']: option.value },
    }));
  });
}

/** Every text field of a modal filled in with the same, and the channel C1 where one is asked for. */
export function hostileValues(blocks: readonly unknown[], text: string) {
  const inputs = blocks as { block_id: string; element?: Element }[];
  const filled = inputs.flatMap(
    ({ block_id, element }): [string, Record<string, Record<string, string>>][] => {
      if (element?.type === 'plain_text_input') return [[block_id, { [element.action_id]: { value: text } }]];
      if (element?.type !== 'conversations_select') return [];
      return [[block_id, { [element.action_id]: { selected_conversation: 'C1' } }]];
    },
  );
  return Object.fromEntries(filled);
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value === 'string' && /^[[{]/.test(value)) return objectsIn(JSON.parse(value));
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  // What stands in a field of a modal is sent off with it.
  if ('element' in value) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}

interface Element {
  readonly type: string;
  readonly action_id: string;
  readonly value?: string;
  readonly url?: string;
  readonly text?: { readonly text: string };
  readonly options?: readonly { readonly value: string }[];
}

interface Input {
  readonly type: string;
  readonly block_id: string;
  readonly element: Element;
}

/** Where something that was sent is shown: in a message, on the Home, or in a modal, whose id is told where it is not new. */
export function placeOf(sent: unknown): { readonly in: 'message' | 'home' | 'modal'; readonly id?: string } {
  const { view, view_id } = (sent ?? {}) as { view?: { type?: string }; view_id?: string };
  if (!view) return { in: 'message' };
  if (view.type === 'home') return { in: 'home' };
  return { in: 'modal', ...(view_id === undefined ? {} : { id: view_id }) };
}

/** What can be pressed in something that was sent to Slack: as Slack names the press, and which others are of its kind. */
export function pressable(sent: unknown) {
  return objectsIn(sent).flatMap((each) => {
    const { type, action_id, value, url, text, options = [] } = each as unknown as Element;
    if (type === 'button' && !url) {
      const action = { action_id, label: text?.text ?? '', ...(value === undefined ? {} : { value }) };
      return [{ kind: kindOf(action_id, value, text?.text), action }];
    }
    if (type !== 'overflow' && type !== 'static_select') return [];
    // A menu of a setting is one thing, whatever may be chosen; each line of a menu of a paper is one of its own.
    const chosen = type === 'overflow' ? options : options.slice(0, 1);
    return chosen.map((option) => ({
      kind: kindOf(action_id, option.value, type),
      action: { action_id, [type === 'overflow' ? 'option' : 'select']: option.value },
    }));
  });
}

/** The fields of a modal filled in: by what `typed` has for a field of that name, and the channel that is asked for. */
export function filledIn(blocks: unknown, typed: (field: string) => string | undefined, channel: string) {
  const inputs = (Array.isArray(blocks) ? blocks : []) as Input[];
  const values = inputs.flatMap(
    ({ type, block_id, element }): [string, Record<string, Record<string, string>>][] => {
      if (type !== 'input') return [];
      const chosen = element.type === 'conversations_select' ? { selected_conversation: channel } : undefined;
      const text = element.type === 'plain_text_input' ? typed(block_id) : undefined;
      const value = chosen ?? (text === undefined ? undefined : { value: text });
      return value ? [[block_id, { [element.action_id]: value }]] : [];
    },
  );
  return Object.fromEntries(values);
}

/** What a press is for, without which paper, page or setting of it. */
function kindOf(action: string, value = '', label = ''): string {
  const setting = /\\?"([a-z-]+)\\?"\]?$/.exec(action)?.[1] ?? '';
  const [command = ''] = value.replace(/^\W*(?:(?:command|change)\W+)?/, '').split(/[^a-z-]/, 1);
  return `${action.split(':', 1)} ${setting} ${command} ${label}`.replace(/\d+/g, 'n');
}

function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value === 'string' && /^[[{]/.test(value)) return objectsIn(JSON.parse(value));
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  if (typeof value !== 'object' || value === null) return [];
  // What stands in a field of a modal is sent off with it.
  if ('element' in value) return [];
  return [value as Record<string, unknown>, ...Object.values(value).flatMap(objectsIn)];
}

type Node = Readonly<Record<string, unknown>>;

/** Every component of a message with those inside of it, in order. */
export function flat(components: readonly unknown[]): Node[] {
  return components.flatMap((component) => {
    const node = component as Node;
    const inner = Array.isArray(node.components) ? flat(node.components) : [];
    const single = [node.accessory, node.component].filter(Boolean);
    return [node, ...inner, ...flat(single)];
  });
}

/** The contents of all text displays, as they were sent. */
export function texts(messages: readonly { readonly components?: readonly unknown[] }[]): string[] {
  return messages.flatMap(({ components = [] }) =>
    flat(components).flatMap(({ content }) => (typeof content === 'string' ? [content] : [])),
  );
}

/** What people see of messages: texts without their markup, labels of buttons. */
export function readable(messages: readonly { readonly components?: readonly unknown[] }[]): string {
  const parts = messages.flatMap(({ components = [] }) =>
    flat(components).map(({ content, label }) => {
      if (typeof content === 'string') return unmarked(content);
      return typeof label === 'string' ? label : '';
    }),
  );
  return parts.filter(Boolean).join('\n');
}

function unmarked(content: string): string {
  return content
    .replace(/^(?:### |-# )/gm, '')
    .replace(/<(\/papers [\w -]+):\d+>/g, '$1')
    .replace(/(?<!\\)\]\(https:[^)]*\)/g, '')
    .replace(/(?<!\\)(?:\*+|\[|`)/g, '')
    .replace(/\\([^0-9A-Za-z\s])/g, '$1');
}

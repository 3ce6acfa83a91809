import { type APIMessageTopLevelComponent, ButtonStyle, ComponentType } from 'discord.js';
import { shareHandle } from './handle.ts';
import type { Page } from './render.ts';

/** A page with a button that shows it to everyone. */
export function shareable(page: Page): Page {
  const button = {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: 'Share in this channel',
    custom_id: shareHandle('page'),
  } as const;
  const row = { type: ComponentType.ActionRow, components: [button] } satisfies APIMessageTopLevelComponent;
  return { ...page, components: [...page.components, row] };
}

/** A shareable message as it is shown to everyone: without that button, and no press of a stranger turns its page. */
export function shared(components: readonly APIMessageTopLevelComponent[]): Page {
  const own = components.filter(({ type }) => type !== ComponentType.ActionRow);
  return { components: own.map((component) => asSent(component)) as APIMessageTopLevelComponent[], kept: {} };
}

// Discord gives back more of a component than it takes: numbers, and what it found out about a picture.
function asSent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asSent);
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).filter(([key]) => key !== 'id');
  return Object.fromEntries(
    known.map(([key, inner]) => {
      if (key === 'media') return [key, { url: (inner as { url: string }).url }];
      return [key, key === 'custom_id' ? String(inner).replace(/^t/, 'r') : asSent(inner)];
    }),
  );
}

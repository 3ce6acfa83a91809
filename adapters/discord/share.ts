import { type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { idOf, readId } from './handle.ts';
import type { Page } from './render.ts';
import { buttonOf } from './rows.ts';
import { withButton } from './with-button.ts';

const BUTTON = buttonOf('Share', idOf('share', 0, 'page'));

/** A page with a button that shows it to everyone; a file and what sets something stay with their asker. */
export function shareable(page: Page): Page {
  return page.files || page.components.some(sets) ? page : withButton(page, BUTTON);
}

const SETTING: readonly unknown[] = ['set', 'ask'];

function sets(component: unknown): boolean {
  const { custom_id = '', components = [] } = component as { custom_id?: string; components?: unknown[] };
  return SETTING.includes(readId(custom_id)?.kind) || components.some(sets);
}

/** A shareable message as it is shown to everyone: without that button, and no press of a stranger turns its page. */
export function shared(components: readonly APIMessageTopLevelComponent[]): Page {
  return { components: asSent(components) as APIMessageTopLevelComponent[], kept: {} };
}

// Discord gives back more of a component than it takes: numbers, and what it found out about a picture.
function asSent(value: unknown): unknown {
  if (Array.isArray(value))
    return value
      .filter((each) => !isSharing(each))
      .map(asSent)
      .filter((each) => !isBare(each));
  if (typeof value !== 'object' || value === null) return value;
  const known = Object.entries(value).filter(([key]) => key !== 'id');
  return Object.fromEntries(
    known.map(([key, inner]) => {
      if (key === 'media') return [key, { url: (inner as { url: string }).url }];
      return [key, key === 'custom_id' ? String(inner).replace(/^t/, 'r') : asSent(inner)];
    }),
  );
}

function isSharing(component: unknown): boolean {
  const { custom_id = '' } = component as { custom_id?: string };
  return readId(custom_id)?.kind === 'share';
}

function isBare(component: unknown): boolean {
  const { type, components = [] } = component as { type?: number; components?: readonly unknown[] };
  return type === ComponentType.ActionRow && components.length === 0;
}

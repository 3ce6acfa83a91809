import { type APIComponentInContainer, type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import { idOf, readId } from './handle.ts';
import { LIMITS } from './limits.ts';
import type { Page } from './render.ts';
import { buttonOf, rowOf } from './rows.ts';

const BUTTON = buttonOf('Share', idOf('share', 0, 'page'));

/** A page with a button that shows it to everyone, beside its last buttons where there is room; a file stays with its asker. */
export function shareable(page: Page): Page {
  if (page.files) return page;
  const components = page.components.map((component) =>
    component.type === ComponentType.Container
      ? { ...component, components: withShare(component.components) }
      : component,
  );
  return { ...page, components };
}

function withShare(components: readonly APIComponentInContainer[]): APIComponentInContainer[] {
  const last = components.at(-1);
  const joins =
    last?.type === ComponentType.ActionRow &&
    last.components.length < LIMITS.row &&
    last.components.every(({ type }) => type === ComponentType.Button);
  return joins
    ? [...components.slice(0, -1), rowOf(...last.components, BUTTON)]
    : [...components, rowOf(BUTTON)];
}

/** A shareable message as it is shown to everyone: nothing of it shares or sets anything, and no press of a stranger turns its page. */
export function shared(components: readonly APIMessageTopLevelComponent[]): Page {
  return { components: asSent(components) as APIMessageTopLevelComponent[], kept: {} };
}

const PRIVATE: readonly unknown[] = ['share', 'set', 'ask'];

// Discord gives back more of a component than it takes: numbers, and what it found out about a picture.
function asSent(value: unknown): unknown {
  if (Array.isArray(value))
    return value
      .filter((each) => !isPrivate(each))
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

function isPrivate(component: unknown): boolean {
  const { custom_id = '' } = component as { custom_id?: string };
  return PRIVATE.includes(readId(custom_id)?.kind);
}

function isBare(component: unknown): boolean {
  const { type, components = [] } = component as { type?: number; components?: readonly unknown[] };
  return type === ComponentType.ActionRow && components.length === 0;
}

import { type APIButtonComponent, type APIComponentInContainer, ComponentType } from 'discord.js';
import { DISCORD_LIMITS } from '../limits.ts';
import { rowOf } from '../render/buttons.ts';
import type { Page } from '../render/render.ts';

/** A page with one button more, beside others where there is room, else in a row of its own at the end. */
export function withButton(page: Page, button: APIButtonComponent): Page {
  const components = page.components.map((component) =>
    component.type === ComponentType.Container
      ? { ...component, components: added(component.components, button) }
      : component,
  );
  return { ...page, components };
}

function added(
  components: readonly APIComponentInContainer[],
  button: APIButtonComponent,
): APIComponentInContainer[] {
  const at = components.findLastIndex(hasRoom);
  const row = components[at];
  return row?.type === ComponentType.ActionRow
    ? components.with(at, rowOf(...row.components, button))
    : [...components, rowOf(button)];
}

function hasRoom(component: APIComponentInContainer): boolean {
  return (
    component.type === ComponentType.ActionRow &&
    component.components.length < DISCORD_LIMITS.row &&
    component.components.every(({ type }) => type === ComponentType.Button)
  );
}

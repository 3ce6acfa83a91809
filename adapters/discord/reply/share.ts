import { type APIComponentInContainer, type APIMessageTopLevelComponent, ComponentType } from 'discord.js';
import type { Person } from '#core/channel.ts';
import { TAKE_BACK } from '../../shared/conversation/sharing.ts';
import { decodeCustomId, encodeCustomId } from '../custom-id.ts';
import { buttonOf } from '../render/buttons.ts';
import { textPart } from '../render/components.ts';
import { smallText } from '../render/escape.ts';
import type { Page } from '../render/render.ts';
import { withButton } from './with-button.ts';

const BUTTON = buttonOf('Share', encodeCustomId('share', 0, 'page'));

/** A page with a button that shows it to everyone. */
export function withShareButton(page: Page): Page {
  return withButton(page, BUTTON);
}

/** A shareable message as it is shown to everyone: who shared it, whom “you” in it means, no small print, and no press of a stranger turns its page, and they can take it back. */
export function shared(components: readonly APIMessageTopLevelComponent[], by: Person): Page {
  const credit = textPart(smallText(`Shared by <@${by.id}>, as they see it`)).component;
  const own = (asSent(components) as APIMessageTopLevelComponent[]).map((component) =>
    component.type === ComponentType.Container
      ? { ...component, components: [credit, ...component.components.filter(isForAll)] }
      : component,
  );
  return withButton({ components: own, kept: {} }, buttonOf(TAKE_BACK, encodeCustomId('back', 0, by.id)));
}

/** Small print is for its asker: how many papers their own mutes left out, or that their own digest did not arrive. */
function isForAll(component: APIComponentInContainer): boolean {
  if (component.type !== ComponentType.TextDisplay) return true;
  return component.content.split('\n').some((line) => !line.startsWith(smallText('')));
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
  return decodeCustomId(custom_id)?.kind === 'share';
}

function isBare(component: unknown): boolean {
  const { type, components = [] } = component as { type?: number; components?: readonly unknown[] };
  return type === ComponentType.ActionRow && components.length === 0;
}

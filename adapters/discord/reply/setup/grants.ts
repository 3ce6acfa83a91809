import { type APIInteraction, InteractionType } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import { discordPerson } from '../../context.ts';
import { SETUP } from '../../ids.ts';

/** Whom a server lets use /papers-setup in a channel: Discord has checked that, by what the server's administrators have set, and says it of that command alone. */
export interface Grants {
  /** Learns from whatever someone does, and says whether they may set up that channel. */
  look(interaction: APIInteraction): boolean;
  /** Whether somebody may set up a channel by what they have done in it. */
  holds(channel: string, person: string): boolean;
}

const HOUR_MS = 3_600_000;

/** What is known holds for an hour, in which the panel's buttons are pressed. */
export function openGrants({ clock }: Pick<AppApi, 'clock'>): Grants {
  const until = new Map<string, number>();
  const holds: Grants['holds'] = (channel, person) =>
    (until.get(keyOf(channel, person)) ?? 0) > clock.ticks();
  return {
    look: (interaction) => {
      const [channel, { id: person }] = [interaction.channel?.id ?? '', discordPerson(interaction)];
      if (isSetup(interaction)) {
        const now = clock.ticks();
        for (const [old, end] of until) if (end <= now) until.delete(old);
        until.set(keyOf(channel, person), now + HOUR_MS);
      }
      return holds(channel, person);
    },
    holds,
  };
}

function keyOf(channel: string, person: string): string {
  return `${channel} ${person}`;
}

/** Whether somebody typed /papers-setup. */
export function isSetup(interaction: APIInteraction): boolean {
  return interaction.type === InteractionType.ApplicationCommand && interaction.data.name === SETUP;
}

import { type APIInteraction, InteractionType } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import { discordPerson } from '../../context.ts';
import { SETUP } from '../../ids.ts';

/** Whom a server lets use /papers-setup in a channel: Discord has checked that, by what the server's administrators have set, and says it of that command alone. */
export interface Grants {
  /** Learns from whatever someone does, and says whether they may set up that channel. */
  look(interaction: APIInteraction): boolean;
}

const HOUR_MS = 3_600_000;

/** What is known holds for an hour, in which the panel's buttons are pressed. */
export function openGrants({ clock }: Pick<AppApi, 'clock'>): Grants {
  const until = new Map<string, number>();
  return {
    look: (interaction) => {
      const now = clock.ticks();
      const key = `${interaction.channel?.id} ${discordPerson(interaction).id}`;
      if (isSetup(interaction)) {
        for (const [old, end] of until) if (end <= now) until.delete(old);
        until.set(key, now + HOUR_MS);
      }
      return (until.get(key) ?? 0) > now;
    },
  };
}

/** Whether somebody typed /papers-setup. */
export function isSetup(interaction: APIInteraction): boolean {
  return interaction.type === InteractionType.ApplicationCommand && interaction.data.name === SETUP;
}

import { commands } from '#commands/index.ts';
import { messageOf } from '#core/errors.ts';
import type { Front } from '#core/front.ts';
import type { Archive, Clock, Logger } from '#core/ports.ts';
import { explainError } from '#engine/answer.ts';
import type { Engine } from '#engine/index.ts';
import { newsFor } from '#engine/news.ts';
import { suggest } from '#engine/suggest.ts';
import type { StateStore } from '#store/state/state.ts';

const DAY_MS = 86_400_000;

/** What chats and the terminal are given of the program: its commands, and what it remembers for them. */
export function frontOf(
  engine: Engine,
  { state, archive }: { state: StateStore; archive: Archive },
  { clock, logger, reference }: { clock: Clock; logger: Logger; reference: () => string },
): Front {
  const known = { ...state, archive };
  const seen = state.remember('seen', 2 * DAY_MS);
  const asking = new Set<string>();
  const memory = state.remember('memory', 30 * DAY_MS);
  const explain: Front['explain'] = (error) => explainError(error, { logger, reference });
  return {
    commands,
    explain,
    clock,
    logger,
    memory: {
      get: (key) => memory.get(key),
      set: async (key, value) => {
        await memory.set(key, value);
      },
    },
    admins: state.admins,
    subscription: (channel) => state.subscriptions.of(channel),
    channels: (platform) => state.subscriptions.channels(platform),
    forget: async (whose) => {
      await state.forget(whose);
    },
    once: async (id) => {
      // Two deliveries at the same moment must not both find nothing.
      if (asking.has(id)) return false;
      asking.add(id);
      try {
        if (await seen.has(id)) return false;
        await seen.set(id, true);
        return true;
      } finally {
        asking.delete(id);
      }
    },
    async suggest(command, option, typed, asker) {
      try {
        return await suggest(known, { command, option, typed, asker });
      } catch (error) {
        logger.warn('nothing could be suggested', { command, option, reason: messageOf(error) });
        return [];
      }
    },
    async news(person) {
      try {
        return await newsFor(state.ledger, person);
      } catch (error) {
        logger.warn('news could not be looked for', { reason: messageOf(error) });
        return undefined;
      }
    },
    async dispatch(name, options, asker) {
      try {
        const command = commands.find((each) => each.name === name);
        if (!command) throw new Error(`no command is named ${name}`);
        return { status: 'answered', document: await command.run(engine, { ...asker, options }) };
      } catch (error) {
        return explain(error);
      }
    },
  };
}

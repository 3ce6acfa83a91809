import { commands } from '#commands/index.ts';
import type { AppApi, Suggestion } from '#core/app-api.ts';
import type { Archive } from '#core/archive/archive.ts';
import type { Completion, Reply } from '#core/commands/command.ts';
import type { LinkAnswers } from '#core/delivery/link-answers.ts';
import type { Document } from '#core/document.ts';
import { messageOf } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Patience } from '#core/parts/patience.ts';
import type { MailApi } from '#core/subscriptions/mail/mail-api.ts';
import type { Clock } from '#core/time/clock.ts';
import type { Engine } from '#engine/index.ts';
import type { Ingest } from '#engine/ingest/ingest.ts';
import { explainError } from '#engine/use-cases/explain-error.ts';
import { pendingNoticeFor } from '#engine/use-cases/pending-notices.ts';
import { suggest } from '#engine/use-cases/suggest.ts';
import type { StateStore } from '#store/state/state.ts';
import { VERSION } from './process/version.ts';

interface AppApiOutside {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly reference: () => string;
  /** This process, as no other one is called. */
  readonly owner: string;
  readonly patience: Pick<Patience, 'claim'>;
  /** Is called with every answer. */
  readonly replied: (reply: Reply) => void;
  /** Is called with each command that ran, and how long it took. */
  readonly ran: (command: string, ms: number) => void;
  /** Is called with the platform of whatever could not be read. */
  readonly dropped: (platform: string) => void;
  /** Is called with how each answer got to whoever asked. */
  readonly answered: AppApi['answered'];
}

/** What is kept of people and papers. */
interface Kept {
  readonly state: StateStore;
  readonly archive: Archive;
  readonly ingest: Pick<Ingest, 'reads'>;
  readonly mail?: MailApi | undefined;
  readonly links: LinkAnswers;
}

/** What chats and the terminal are given of the program: its commands, and what it remembers for them. */
export function appApiOf(
  engine: Engine,
  { state, archive, ingest, mail, links }: Kept,
  { clock, logger, reference, owner, patience, replied, ran, dropped, answered }: AppApiOutside,
): AppApi {
  const known = { ...state, archive };
  const adapterState = state.remember('facts');
  const counted = (reply: Reply): Reply => {
    replied(reply);
    return reply;
  };
  const explainOf = (error: unknown, ran?: { command: string; words: string | undefined }) =>
    counted(explainError(error, { logger, reference, commands, ...ran }));
  const explain: AppApi['explain'] = (error) => explainOf(error);
  const replyOf = (work: Promise<Document>): Promise<Reply> =>
    work.then((document) => counted({ status: 'answered', document }), explain);
  const run: AppApi['dispatch'] = async (name, options, caller) => {
    const command = commands.find((each) => each.name === name);
    try {
      if (!command) throw new Error(`no command is named ${name}`);
      const document = await command.run(engine, { ...caller, options });
      return counted({ status: 'answered', document });
    } catch (error) {
      // What a button carries was typed by nobody.
      const words = command?.rest === undefined || caller.pressed ? undefined : options[command.rest];
      return explainOf(error, { command: name, words: typeof words === 'string' ? words : undefined });
    }
  };
  return {
    version: VERSION,
    commands,
    explain,
    refuses: () => false,
    clock,
    logger,
    buttons: state.buttons,
    adapterState: {
      get: (key) => adapterState.get(key),
      set: async (key, value) => {
        await adapterState.set(key, value);
      },
    },
    lists: ingest.reads,
    admins: state.admins,
    managers: state.managers,
    mail,
    links,
    removals: state.removals,
    subscription: (channel, id) => state.subscriptions.of(channel, id),
    subscriptions: async (channel) =>
      (await state.subscriptions.all(channel)).map(({ subscription }) => subscription),
    channels: (platform) => state.subscriptions.channels(platform),
    workspaces: (platform) => state.workspaces(platform),
    forget: async (target) => {
      await state.forget(target);
    },
    move: (from, to) => state.move(from, to),
    events: state.events({ owner, ms: patience.claim }),
    dropped: (platform, reason) => {
      logger.warn('something that could not be read was dropped', { platform, reason: reason.slice(0, 200) });
      dropped(platform);
    },
    answered,
    opens: state.links.opens,
    brings: (ask) => replyOf(engine.brings(ask)),
    feedPapers: (ask) => replyOf(engine.feedPapers(ask)),
    async suggest(command, option, typed, caller) {
      try {
        const { completes = {} } = commands.find(({ name }) => name === command) ?? {};
        const kind = (completes as Readonly<Record<string, Completion | undefined>>)[option];
        if (kind === undefined) return [];
        if (kind === 'command') return namesLike(typed);
        return await suggest(known, { command, completes: kind, typed, caller });
      } catch (error) {
        logger.warn('nothing could be suggested', { command, option, reason: messageOf(error) });
        return [];
      }
    },
    async news(person) {
      try {
        return await pendingNoticeFor(state.ledger, person);
      } catch (error) {
        logger.warn('news could not be looked for', { reason: messageOf(error) });
        return undefined;
      }
    },
    async dispatch(name, options, caller) {
      const began = clock.ticks();
      const reply = await run(name, options, caller);
      const ms = Math.round(clock.ticks() - began);
      ran(name, ms);
      const { status } = reply;
      const code = reply.status === 'answered' ? {} : { code: reply.code };
      // What was asked is people's own, and who asked too.
      logger.debug('a command ran', {
        command: name,
        platform: caller.channel.platform,
        status,
        ...code,
        ms,
      });
      return reply;
    },
  };
}

function namesLike(typed: string): Suggestion[] {
  return commands
    .filter(({ name }) => name.startsWith(typed.toLowerCase()))
    .map(({ name, about }) => ({ value: name, label: `${name}: ${about}` }));
}

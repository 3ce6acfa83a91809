import type { Reply } from '#core/commands/command.ts';
import { HELP, SEARCH } from '#core/commands/known-intents.ts';
import { type Searchable, searchedInstead } from '#core/commands/talk/searching/searched-instead.ts';
import { type Action, plainText, type Text } from '#core/document.ts';
import { type ErrorCode, SetupError, SourceError, UserError } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';

/** What an error is to the reader; the one place where that is decided. What nobody can put right is logged under a reference. */
export function explainError(
  error: unknown,
  parts: {
    logger: Logger;
    reference: () => string;
    /** All there are, one of which may have been named where a search was meant. */
    commands?: readonly Searchable[];
    /** The one that ran, and the words that it was given. */
    command?: string | undefined;
    words?: string | undefined;
  },
): Reply {
  if (error instanceof UserError) {
    const help = error.help ?? (OF_WHAT_WAS_TYPED.has(error.code) ? parts.command : undefined);
    const actions = [...(help ? [helpOn(help)] : []), ...searchMeant(error, parts)];
    return refusal('usage', error.code, error.sentence, actions);
  }
  if (error instanceof SourceError || error instanceof SetupError) {
    return refusal('failed', error.code, error.message);
  }
  const reference = parts.reference();
  parts.logger.error('command failed', { reference, error });
  const sorry = `Sorry, that went wrong here, and it is logged as ${reference}: please try again.`;
  return refusal('failed', 'internal', sorry);
}

/** What a command itself finds wrong with a value. */
const OF_WHAT_WAS_TYPED: ReadonlySet<ErrorCode> = new Set([
  'no-paper-id',
  'search-empty',
  'topic-empty',
  'topic-too-long',
]);

/** What says that the words behind a command's name were nothing to it. */
const OF_OTHER_WORDS: ReadonlySet<ErrorCode> = new Set([
  'command-unknown',
  'date-unknown',
  'digest-unknown',
  'no-mailbox',
  'no-mails',
  'no-paper-id',
  'nothing-ordered',
  'option-invalid',
  'option-missing',
  'undo-gone',
  'words-left-over',
]);

function searchMeant(
  error: UserError,
  {
    commands = [],
    ...ran
  }: { commands?: readonly Searchable[]; command?: string | undefined; words?: string | undefined },
): Action[] {
  const { help: command = ran.command, words = ran.words } = error;
  if (!OF_OTHER_WORDS.has(error.code) || command === undefined || words === undefined) return [];
  const search = searchedInstead(commands, { command, words });
  // A place or a time that is only not known is no topic.
  const isValue = error.code === 'option-invalid' && search?.command !== SEARCH.command;
  return search && !isValue ? [search] : [];
}

function refusal(
  status: 'usage' | 'failed',
  code: ErrorCode,
  text: Text,
  actions: readonly Action[] = [],
): Reply {
  const more = actions.length > 0 ? [{ kind: 'actions' as const, actions }] : [];
  return {
    status,
    code,
    document: { summary: plainText(text), blocks: [{ kind: 'text', text }, ...more] },
  };
}

function helpOn(command: string): Action {
  return { label: `Help on ${command}`, command: HELP.command, options: { command } };
}

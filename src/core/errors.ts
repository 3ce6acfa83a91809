import { plainText, type Text } from './document.ts';

/** What a reader can put right, by what it is about; stable, for metrics and tests, while sentences may change. */
export type UserErrorCode =
  | 'asked-too-fast'
  | 'button-too-old'
  | 'channel-unknown'
  | 'command-unknown'
  | 'date-unclear'
  | 'date-unknown'
  | 'digest-unclear'
  | 'digest-unknown'
  | 'digests-full'
  | 'file-exists'
  | 'file-no-day'
  | 'file-no-papers'
  | 'file-not-sent'
  | 'file-too-large'
  | 'file-unreadable'
  | 'file-unwritable'
  | 'import-foreign'
  | 'import-full'
  | 'import-gone'
  | 'import-unread'
  | 'interrupted'
  | 'mailboxes-full'
  | 'managers-unknown'
  | 'mention-refused'
  | 'mention-unknown'
  | 'mutes-full'
  | 'no-mailbox'
  | 'no-mails'
  | 'no-pages'
  | 'no-paper-id'
  | 'no-paper-link'
  | 'not-followed'
  | 'not-learned'
  | 'not-muted'
  | 'not-opened'
  | 'not-permitted'
  | 'not-saved'
  | 'not-yet'
  | 'nothing-ordered'
  | 'nothing-stored'
  | 'nothing-to-send'
  | 'option-invalid'
  | 'option-missing'
  | 'option-twice'
  | 'option-unknown'
  | 'paper-unknown'
  | 'permission-unknown'
  | 'references-unread'
  | 'saved-full'
  | 'search-empty'
  | 'share-refused'
  | 'time-unknown'
  | 'too-late'
  | 'topic-category'
  | 'topic-empty'
  | 'topic-is-paper'
  | 'topic-says-nothing'
  | 'topic-script'
  | 'topic-too-long'
  | 'topics-full'
  | 'undo-elsewhere'
  | 'undo-foreign'
  | 'undo-full'
  | 'undo-gone'
  | 'undo-there'
  | 'usage'
  | 'weekdays-unknown'
  | 'words-left-over'
  | 'zone-unclear'
  | 'zone-unknown';

/** What whoever runs the program has to put right. */
export type SetupErrorCode =
  | 'database-away'
  | 'database-failed'
  | 'database-in-use'
  | 'database-newer'
  | 'database-not-empty'
  | 'database-pooled'
  | 'database-refused'
  | 'disk-failed'
  | 'disk-full'
  | 'embedder-failed'
  | 'embedder-missing'
  | 'file-damaged'
  | 'file-foreign'
  | 'file-in-use'
  | 'file-missing'
  | 'file-newer'
  | 'file-read-only'
  | 'file-replaced'
  | 'folder-unwritable'
  | 'key-wrong'
  | 'platform-refused'
  | 'platform-unreachable'
  | 'setting-invalid'
  | 'setting-missing'
  | 'state-closed'
  | 'too-many-commands';

/** What became of asking a source. */
export type SourceErrorCode =
  | 'source-answer'
  | 'source-down'
  | 'source-redirect'
  | 'source-refused'
  | 'source-timeout'
  | 'source-unreachable';

/** The code of any refusal; `internal` is what nobody foresaw. */
export type ErrorCode = UserErrorCode | SetupErrorCode | SourceErrorCode | 'internal';

/** What was typed that has to be something else: what is said of it, before the lines that have one of `choices` in its place. */
export interface Unclear {
  readonly typed: string;
  readonly head: string;
  readonly choices: readonly string[];
}

/** Something the reader can put right: it says in one sentence what to do. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: UserErrorCode;
  readonly sentence: Text;
  /** The command whose help says what it takes, where that would help. */
  readonly help: string | undefined;
  /** The words that were typed behind that command, where they are at hand. */
  readonly words: string | undefined;
  /** Which of the words are to be typed otherwise, and how, where that is known. */
  readonly unclear: Unclear | undefined;

  constructor(
    code: UserErrorCode,
    sentence: Text,
    options: ErrorOptions & { help?: string; words?: string; unclear?: Unclear } = {},
  ) {
    super(plainText(sentence), options);
    this.code = code;
    this.sentence = sentence;
    this.help = options.help;
    this.words = options.words;
    this.unclear = options.unclear;
  }
}

/** The program cannot go on as it is set up: its message says what, where and what to do; exit code 1. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
  readonly code: SetupErrorCode;

  constructor(code: SetupErrorCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.code = code;
  }
}

/** A source gave no usable answer; `message` is short enough to be shown ("Hugging Face did not answer within 10 s"). */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly code: SourceErrorCode;

  constructor(code: SourceErrorCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.code = code;
  }
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What a reader of typed text returns; undefined where it refuses the text with a UserError. */
export function unlessRefused<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

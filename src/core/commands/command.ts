import type { z } from 'zod';
import type { At, Channel, Person } from '../channel.ts';
import type { LinkSwitch } from '../delivery/link-switch.ts';
import type { Document } from '../document.ts';
import type { ErrorCode } from '../errors.ts';
import type { Notified } from '../subscriptions/mention.ts';
import type { AskedWorkspace } from '../subscriptions/workspace/asked-workspace.ts';
import type { Intent } from './intent.ts';

/** How a chat shows somebody, and the place that they are in: texts of theirs, which may be anybody's. */
export interface ShownAs {
  readonly person?: string | undefined;
  readonly place?: string | undefined;
}

/** Where a command was given, on any platform, and by whom. */
export interface Caller {
  readonly channel: Channel;
  readonly person: Person;
  /** Whether everybody in the channel sees the answer; nothing of the person's own belongs into it then. */
  readonly open?: boolean;
  /** Whether it only shows what is beside what was asked, such as the settings after a change, or a tab: no allowance counts it. */
  readonly beside?: boolean;
  /** Whether it came by a button, which may be of before the channel had several digests: it then means the first one. */
  readonly pressed?: boolean;
  /** Whether it came by a form of something that was there: nothing is made anew by it. */
  readonly changing?: boolean;
  /** Asked only by what names the person to others. Never rejects: what the platform does not tell is left out. */
  shownAs?(): Promise<ShownAs>;
  /** Set where `channel` is another one than that in which it is asked. */
  readonly at?: At;
  /** The same person about another channel of the workspace, by its id, or its name as people write it; undefined where there is none that both they and we may see. Left out where no other can be named. Rejects with a UserError where that is not known. */
  elsewhere?(named: string): Promise<Caller | undefined>;
  /** The person's own time zone, an IANA name; asked only by what orders. Undefined where the platform does not tell. */
  zone?(): Promise<string | undefined>;
  /** What the person may say of links in the place where they ask; undefined where nothing is switched on or off. */
  readonly linkSwitch?: LinkSwitch | undefined;
  /** The workspace or server where they ask, with what of its channels is theirs to set up; undefined where there is none. */
  readonly workspace?: AskedWorkspace | undefined;
  /** Whether the person may change what the channel gets; asked only by commands that do. Rejects with a UserError where that is not known. */
  mayConfigure(): Promise<boolean>;
  /** Why nobody like the person may, once `mayConfigure` has said no: a sentence that ends without a full stop. Undefined where it is the usual reason. */
  whyNot?(): string | undefined;
  /** Whom typed words mean that messages in the channel may notify by the person's word, such as "@readers"; left out where nobody can be. Rejects with a UserError where there is nobody so called, or where the person, or Paperboy itself, may not. */
  mentionable?(typed: string): Promise<Notified>;
}

/** What came with a command: its options, and who asks. */
interface Request<Options> extends Caller {
  readonly options: Options;
}

/** What completes an option: followed topics, papers, time zones, the names of a channel's digests, channels, or commands. */
export type Completion = 'topic' | 'paper' | 'zone' | 'digest' | 'channel' | 'command';

/** What a command reads out of words that name no option: texts of its options, and the words that are left. */
export interface WordsRead {
  readonly options: Readonly<Record<string, string>>;
  readonly left: readonly string[];
}

/** What commands are about, in the order in which help tells of it. */
export const GROUPS = ['Read', 'Keep', 'Follow', 'Digests', 'You and Paperboy'] as const;
type Group = (typeof GROUPS)[number];

/** A chat command, defined once for all platforms. */
export interface Command<Engine, Schema extends z.ZodObject = z.ZodObject> {
  /** What is typed: one lower-case word. */
  readonly name: string;
  /** One line for lists of commands, without a full stop. */
  readonly about: string;
  /** Every option by name; `.describe()` says in words what belongs there. */
  readonly options: Schema;
  /** The option that takes the words which name no other option, where there is one. */
  readonly rest?: keyof z.output<Schema> & string;
  /** Options that a bare word is taken for when their schema accepts it, such as a date. */
  readonly bare?: readonly (keyof z.output<Schema> & string)[];
  /** The option that the last of several words is taken for when its schema accepts it, such as a number of days. */
  readonly tail?: keyof z.output<Schema> & string;
  /** Options that are also understood when they are said as two words, name and value: "for me". */
  readonly spoken?: readonly (keyof z.output<Schema> & string)[];
  /** Reads the words that name no option, before `bare` and `rest` do, where these go word by word: "3 days ago". Throws a UserError. */
  readonly readWords?: (words: readonly string[]) => WordsRead;
  /** The option that has it answer with a file, where there is one; in a terminal, a path may stand behind it. */
  readonly file?: keyof z.output<Schema> & string;
  /** The option that is given a text, for which a terminal takes the name of a file. */
  readonly reads?: keyof z.output<Schema> & string;
  /** Who may see its answers: `asker`, the default, whoever asks alone; `everyone` also others, unless it is asked for oneself. */
  readonly audience?: 'everyone' | 'asker';
  /** What it does: nothing but answer, change what is kept, or have something posted. */
  readonly effect: 'reads' | 'changes' | 'orders';
  /** The command that shows what this one has changed; it has an option `for` where that makes a difference. */
  readonly shownBy?: string;
  /** What completes an option that is being typed. */
  readonly completes?: Readonly<Partial<Record<keyof z.output<Schema> & string, Completion>>>;
  /** Under which heading help lists it. */
  readonly group?: Group;
  /** What its button says in the welcome of a newcomer, where it is one of those. */
  readonly welcome?: string;
  /** What the button says that has it answer by what is its asker's own, `for` me; where it says anything without another word. */
  readonly forMe?: string;
  /** Whether it is among the few that a newcomer is shown first. */
  readonly featured?: boolean;
  /** Whether words that name no command are most likely meant for it. */
  readonly fallback?: boolean;
  /** What words behind its name are most likely for that are none of its own: a search for them alone, with more options or another command; left out, the name is one of the words to look for: "web agents". */
  readonly instead?: Partial<Intent>;
  /** What to type, as a reader would, without the prefix that a platform wants. */
  readonly examples: readonly string[];
  run(engine: Engine, request: Request<z.output<Schema>>): Promise<Document>;
}

/** Ties a command's options to its `run`, so that the compiler knows the one from the other. */
export function defineCommand<Engine, Schema extends z.ZodObject>(
  command: Command<Engine, Schema>,
): Command<Engine> {
  // A list of commands forgets which options belong to which; `parseOptions` of the same command puts them right again.
  return command as unknown as Command<Engine>;
}

/** What came of a command: `usage` can be put right by typing something else, `failed` is our fault or a source's. */
export type Reply =
  | { readonly status: 'answered'; readonly document: Document }
  | {
      readonly status: 'usage' | 'failed';
      readonly code: ErrorCode;
      readonly document: Document;
      /** Whether the person was told the same a moment ago, so that it need not be said where nobody waits for it. */
      readonly quiet?: boolean;
    };

import type { Channel, Person } from '../channel.ts';

/** To whom a button's command belongs: to the channel that it is shown in, and to whoever asked for it, where somebody did. */
export interface ButtonOwner {
  readonly channel: Channel;
  readonly person?: Person | undefined;
}

/** What stands behind buttons that carry a key: commands that are too long for them, a person's words such as a search; and answers that may be shared. */
export interface Buttons {
  /** Undefined 30 days after it was kept last, or once all to whom it belongs are forgotten. */
  commandOf(key: string): Promise<string | undefined>;
  /** Keeps commands by their keys. One that belongs to several is there until the last of them is forgotten. */
  keep(commands: Readonly<Record<string, string>>, owner: ButtonOwner): Promise<void>;
  /** An answer that was kept for an owner; undefined a day after that, once twenty newer ones are kept for them, or once they are forgotten. */
  answerOf(key: string, owner: ButtonOwner): Promise<string | undefined>;
  /** Keeps an answer as text, so that its asker can share it as they saw it. */
  keepAnswer(key: string, answer: string, owner: ButtonOwner): Promise<void>;
}

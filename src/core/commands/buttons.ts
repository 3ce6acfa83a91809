import type { Channel, Person } from '../channel.ts';

/** To whom a button's command belongs: to the channel that it is shown in, and to whoever asked for it, where somebody did. */
export interface ButtonOwner {
  readonly channel: Channel;
  readonly person?: Person | undefined;
}

/** The commands that are too long for their buttons, which carry a key instead: a person's words, such as a search. */
export interface Buttons {
  /** Undefined 30 days after it was kept last, or once all to whom it belongs are forgotten. */
  commandOf(key: string): Promise<string | undefined>;
  /** Keeps commands by their keys. One that belongs to several is there until the last of them is forgotten. */
  keep(commands: Readonly<Record<string, string>>, owner: ButtonOwner): Promise<void>;
}

import type { Day, Paper } from '../paper.ts';

/** A list as one machine has read it, and when (epoch ms, by the state's clock). */
export interface SharedList {
  readonly papers: readonly Paper[];
  readonly at: number;
}

/** Daily lists that machines with archives of their own have from one another, so that a source is asked once for all of them. */
export interface SharedLists {
  /** The list where it was read within the last `freshMs`; else `ask` where nobody else is asking the source, which then has `patienceMs` to do so, and `wait` where somebody is. */
  find(
    source: string,
    day: Day,
    limits: { readonly freshMs: number; readonly patienceMs: number },
  ): Promise<SharedList | 'ask' | 'wait'>;
  /** Keeps a list that was read, for the others. */
  keep(source: string, day: Day, papers: readonly Paper[]): Promise<void>;
  /** Lets somebody else ask: the source gave no answer. */
  giveUp(source: string, day: Day): Promise<void>;
}

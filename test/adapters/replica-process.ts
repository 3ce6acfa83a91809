import { openProgram } from './open-program.ts';

// One of several programs over one state, in a process of its own: it tells when it answers, and ends when it is killed.

/** What it is given as its one argument. */
export interface Replica {
  readonly environment: Record<string, string>;
  readonly now: string;
}

const { environment, now }: Replica = JSON.parse(process.argv[2] ?? '{}');
await openProgram(environment, { now });
process.send?.('answers');

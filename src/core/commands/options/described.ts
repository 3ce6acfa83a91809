import type { Command } from '../command.ts';

/** What there is to know of a command before it runs. */
export type Described = Pick<
  Command<never>,
  | 'name'
  | 'about'
  | 'options'
  | 'rest'
  | 'bare'
  | 'spoken'
  | 'tail'
  | 'readWords'
  | 'fallback'
  | 'examples'
  | 'completes'
  | 'file'
  | 'reads'
>;

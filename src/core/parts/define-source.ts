import type { z } from 'zod';
import type { PaperSource } from '../archive/paper-source.ts';
import type { Clock } from '../time/clock.ts';
import type { Logger } from './logger.ts';

/** The outside of a source: how it reaches its site, and the time. */
export interface SourceParts {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly logger: Logger;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<unknown>;
  /** From 0 up to, not including, 1. */
  random(): number;
}

/** What a source is called, what it reads of the environment, and how it is made of that. */
export interface SourceDefinition<Settings extends z.ZodObject = z.ZodObject> {
  /** The name of its folder, and its name in SOURCES and in the archive. */
  readonly name: string;
  /** Its variables; a wrong value is told "NAME" and the message of its schema: "must be …". */
  readonly settings: Settings;
  /** Puts it together, without asking it anything; `settings` is what its schema made of the environment. */
  create(settings: z.output<Settings>, parts: SourceParts): PaperSource;
}

/**
 * Defines a source, which becomes one by a line in `src/sources/index.ts`:
 *
 *     export const example = defineSource({ name: 'example', settings: z.object({ EXAMPLE_TOKEN: secret() }), create: … });
 */
export function defineSource<Settings extends z.ZodObject>(
  definition: SourceDefinition<Settings>,
): SourceDefinition<Settings> {
  return definition;
}

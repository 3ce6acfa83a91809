import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import { messageOf } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';

/** The program's logger as Bolt wants one. What Bolt says at lower levels holds people's words and is left out. */
export function boltLogger(logger: Logger): BoltLogger {
  const facts = (parts: unknown[]) => ({ slack: parts.map(messageOf).join(' ').slice(0, 500) });
  return {
    debug: () => {},
    info: () => {},
    warn: (...parts) => logger.warn('slack', facts(parts)),
    error: (...parts) => logger.error('slack', facts(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}

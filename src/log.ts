import { pino } from 'pino';
import type { Logger } from '#core/parts/logger.ts';

/** Writes JSON lines to `write`; no secret passes, wherever in a line it stands. */
export function createLogger(setup: {
  level: string;
  secrets: readonly string[];
  write: (line: string) => void;
}): Logger {
  const secrets = setup.secrets.filter(Boolean);
  const clean = (line: string) => secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line);
  const log = pino(
    {
      level: setup.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: pino.stdSerializers.err },
      redact: ['token', '*.token', 'authorization', '*.authorization', 'headers', '*.headers'],
    },
    { write: (line) => setup.write(clean(line)) },
  );
  return {
    debug: (message, facts = {}) => log.debug(facts, message),
    info: (message, facts = {}) => log.info(facts, message),
    warn: (message, facts = {}) => log.warn(facts, message),
    error: (message, facts = {}) => log.error(facts, message),
  };
}

import type { z } from 'zod';

/** A field that may be absent, and is as good as absent where it is of another type: what a site sends changes shape without notice. */
export function lenient<Type extends z.ZodType>(type: Type) {
  return type.optional().catch(undefined);
}

import type { ReadableArchive } from '../../access/archive-access.ts';

/** Why the built-in sample is shown instead of an archive, where it is. */
export function sampleOf({ sampleBecause }: ReadableArchive): { sampleBecause?: string } {
  return sampleBecause === undefined ? {} : { sampleBecause };
}

import type { PaperSource } from '#core/archive/paper-source.ts';
import { SetupError } from '#core/errors.ts';
import type { SourceDefinition, SourceParts } from '#core/parts/define-source.ts';
import { files } from './files/index.ts';
import { huggingface, parseDailyList } from './huggingface/index.ts';
import { clean } from './shared/clean.ts';

export { sampleSource } from './sample/index.ts';

/** Where each day's papers can come from, a line each; the first is on where SOURCES is not set. */
export const sources: readonly [SourceDefinition, ...SourceDefinition[]] = [huggingface];

/** What reads papers that people bring themselves, how their lists and texts are read, and whose lists those are. */
export const imports = { files, parseDailyList, clean, source: huggingface.name };

/** A source that is on, and what its own schema made of the environment. */
export interface SourceChoice {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** The source that was chosen; a SetupError where `offered` has none of that name. */
export function openSource(
  { name, settings }: SourceChoice,
  parts: SourceParts,
  offered: readonly SourceDefinition[] = sources,
): PaperSource {
  const definition = offered.find((each) => each.name === name);
  if (!definition) throw new SetupError('setting-invalid', `There is no source ${name}.`);
  return definition.create(settings, parts);
}

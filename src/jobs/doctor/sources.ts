import type { PaperSource } from '#core/archive/paper-source.ts';
import { messageOf, SourceError, type SourceErrorCode } from '#core/errors.ts';
import { bad, type CheckResult, good } from '#core/parts/check-result.ts';
import type { SourceParts } from '#core/parts/define-source.ts';
import { plural } from '#core/text/text.ts';
import { openSource, type SourceChoice, sources } from '#sources/index.ts';
import { variablesOf } from '../../settings.ts';

/** Asks each source that is on for its newest list. */
export async function sourceLines(
  choices: readonly SourceChoice[],
  parts: SourceParts,
): Promise<readonly CheckResult[]> {
  return await Promise.all(choices.map((choice) => sourceLine(openSource(choice, parts), parts)));
}

async function sourceLine(source: PaperSource, { clock }: SourceParts): Promise<CheckResult> {
  const day = source.currentDay(clock.now());
  try {
    const papers = await source.daily(day, { patience: 'reader' });
    return good(`${source.title} answers: ${plural(papers.length, 'paper')} on the list of ${day} so far.`);
  } catch (error) {
    const remedy = error instanceof SourceError ? remedyFor(error.code, source) : undefined;
    const message = messageOf(error);
    // A refusal that has to do with a setting says so by itself.
    return bad(remedy && !message.includes('(check ') ? `${message}: ${remedy}.` : `${message}.`);
  }
}

function remedyFor(code: SourceErrorCode, { name }: PaperSource): string {
  const settings = sources.find((source) => source.name === name)?.settings;
  const addresses = settings ? variablesOf(settings, 'address') : [];
  const named = addresses.length > 0 ? `${addresses.join(', ')} where it is set` : undefined;
  switch (code) {
    case 'source-unreachable':
    case 'source-timeout':
      return ['check the network', named].filter(Boolean).join(', and ');
    case 'source-answer':
    case 'source-redirect':
      return named ? `check ${named}` : 'try again later';
    case 'source-refused':
    case 'source-down':
      return 'it was reached, so try again later';
    default:
      return code satisfies never;
  }
}

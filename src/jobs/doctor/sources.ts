import type { PaperSource } from '#core/archive/paper-source.ts';
import { messageOf, SourceError, type SourceErrorCode } from '#core/errors.ts';
import { bad, type CheckResult, good, note } from '#core/parts/check-result.ts';
import type { SourceParts } from '#core/parts/define-source.ts';
import { plural } from '#core/text/text.ts';
import { openSource, type SourceChoice, sources } from '#sources/index.ts';
import { requestsLeft } from '#sources/shared/rate-limit.ts';
import { variablesOf } from '../../settings.ts';

/** With fewer requests left than this, a digest's hour may find none. */
const FEW = 20;

/** Asks each source that is on for its newest list. */
export async function sourceLines(
  choices: readonly SourceChoice[],
  parts: SourceParts,
): Promise<readonly CheckResult[]> {
  return (await Promise.all(choices.map((choice) => linesOf(choice, parts)))).flat();
}

async function linesOf(choice: SourceChoice, parts: SourceParts): Promise<readonly CheckResult[]> {
  let left: number | undefined;
  const counting: typeof fetch = async (...asked) => {
    const answer = await parts.fetch(...asked);
    left = requestsLeft(answer.headers);
    return answer;
  };
  const source = openSource(choice, { ...parts, fetch: counting });
  const day = source.currentDay(parts.clock.now());
  try {
    const papers = await source.daily(day, { patience: 'reader' });
    const answers = `${source.title} answers: ${plural(papers.length, 'paper')} on the list of ${day} so far.`;
    return left !== undefined && left < FEW ? [good(answers), note(fewLeft(source, left))] : [good(answers)];
  } catch (error) {
    const remedy = error instanceof SourceError ? remedyFor(error.code, source) : undefined;
    const message = messageOf(error);
    // A refusal that has to do with a setting says so by itself.
    return [bad(remedy && !message.includes('(check ') ? `${message}: ${remedy}.` : `${message}.`)];
  }
}

function fewLeft(source: PaperSource, left: number): string {
  const tokens = namesOf(source, 'secret');
  const more =
    tokens.length > 0 ? ` Where that is so often, set ${tokens.join(', ')}: it may allow more.` : '';
  return `${source.title} takes only ${plural(left, 'more request', 'more requests')} for some minutes.${more}`;
}

function namesOf({ name }: PaperSource, is: string): readonly string[] {
  const settings = sources.find((source) => source.name === name)?.settings;
  return settings ? variablesOf(settings, is) : [];
}

function remedyFor(code: SourceErrorCode, source: PaperSource): string {
  const addresses = namesOf(source, 'address');
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

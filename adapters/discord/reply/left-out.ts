import type { AppApi } from '#core/app-api.ts';
import { type Intent, withOptions } from '#core/commands/intent.ts';
import { fieldsOf } from '#core/commands/options/fields.ts';
import { intentLine } from '#core/commands/options/intent-line.ts';
import type { Text } from '#core/document.ts';
import { plural } from '#core/text/text.ts';
import { type Page, renderForDiscord } from '../render/render.ts';
import { offeredIn } from './choices.ts';

/** The options that say how many papers are shown. */
const SIZES: readonly string[] = ['size', 'limit'];
const FEW = 5;

/** Says what of an answer could not be shown, and how to ask for less. */
export function leftOutPages(
  { commands }: Pick<AppApi, 'commands'>,
  intent: Intent | undefined,
  { shown, lost }: { shown: readonly Page[]; lost: readonly Page[] },
): readonly Page[] {
  const papers = count(lost);
  const what = papers > 0 ? plural(papers, 'paper') : plural(lost.length, 'message');
  const command = commands.find(({ name }) => name === intent?.command);
  const size = (command ? fieldsOf(command) : []).find((field) => SIZES.includes(field.name))?.name;
  const less: Text =
    intent && size
      ? [
          ' For fewer: ',
          { command: intentLine(commands, withOptions(intent, { [size]: count(shown) || FEW })) },
        ]
      : ' Ask again in a while.';
  const summary = `Not all of this could be shown: ${what} left out.`;
  return renderForDiscord({ summary, blocks: [{ kind: 'text', text: [summary, ...less] }] }, { commands });
}

function count(pages: readonly Page[]): number {
  return pages.reduce((sum, { components }) => sum + offeredIn(components).length, 0);
}

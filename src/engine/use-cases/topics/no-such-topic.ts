import type { Intent } from '#core/commands/intent.ts';
import { joined, type Text } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { queryText, wordingsOf } from '#core/search/query.ts';
import { closest } from '#core/text/closest.ts';
import { terms } from '#core/text/words.ts';
import { newTopic, type Topic, topicOf } from '#core/topics/topic.ts';

/** The kept topics that are meant by what none of them is called: those that it lists, "cats and lora", else those that list it among others, else those that have all of its words, or all of whose words it has. */
function relatedTo(typed: string, kept: readonly Topic[]): readonly Topic[] {
  const said = wordingKeys(newTopic(typed, { writes: () => false }).topic);
  const listed = kept.filter(({ key }) => said.includes(key));
  if (listed.length > 0) return listed;
  const { key } = topicOf(typed);
  const among = kept.filter((each) => each.query.or.length > 0 && wordingKeys(each).includes(key));
  return among.length > 0 ? among : sharing(typed, kept);
}

/** "robots" for "robot learning". */
function sharing(typed: string, kept: readonly Topic[]): readonly Topic[] {
  const asked = new Set(terms(typed));
  return kept.filter(({ text }) => {
    const its = new Set(terms(text));
    return its.size > 0 && asked.size > 0 && (asked.isSubsetOf(its) || its.isSubsetOf(asked));
  });
}

function wordingKeys({ query }: Topic): readonly string[] {
  return wordingsOf(query).map((each) => topicOf(queryText(each)).key);
}

const MOST = 4;

/** That a topic is not followed, or not muted, and which one may be meant; `command` would end it, `is` says what it is not. */
export function noSuchTopic(
  typed: string,
  kept: readonly Topic[],
  {
    command,
    is,
    code,
    lineOf,
  }: {
    readonly command: 'unfollow' | 'unmute';
    readonly is: string;
    readonly code: 'not-followed' | 'not-muted';
    readonly lineOf: (intent: Intent) => string;
  },
): UserError {
  const { text } = topicOf(typed);
  const near = closest(
    text,
    kept.map((topic) => topic.text),
  );
  const meant = near === undefined ? relatedTo(typed, kept).map((topic) => topic.text) : [near];
  const not = `“${text}” is not ${is} here`;
  const lines = meant
    .slice(0, MOST)
    .map((topic): Text => [{ command: lineOf({ command, options: { topic } }) }]);
  if (lines.length > 0) return new UserError(code, [`${not}; did you mean `, ...joined(lines, ' or '), '?']);
  return new UserError(code, [`${not}: type `, { command: 'topics' }, ' for the list.']);
}

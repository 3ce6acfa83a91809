import { describe, expect, it } from 'vitest';
import { readTyped } from '#adapters/shared/conversation/read-typed.ts';
import { commands } from '#commands/index.ts';
import { intentLine } from '#core/commands/options/intent-line.ts';
import { readLine } from '#core/commands/options/read-line.ts';
import { explainError } from '#engine/use-cases/explain-error.ts';
import { linesIn } from '#test/fakes/chat.ts';
import { silent } from '#test/fakes/source.ts';

const explain = (error: unknown) =>
  explainError(error, { logger: silent, reference: () => 'none', commands });

/** The line that it is the same as, or what is said of it, with the lines that are offered. */
function read(typed: string): { line?: string; says?: string; offered: readonly string[] } {
  const found = readTyped({ commands, explain, version: '1' }, typed, { prefix: '' });
  if ('intent' in found) return { line: intentLine(commands, found.intent), offered: [] };
  return { says: found.reply.document.summary, offered: linesIn(found.reply.document) };
}

const NO_SEARCH: readonly (readonly [typed: string, near: string])[] = [
  ['what did I just do', 'undo'],
  ['too many papers!!! send fewer', 'subscribe size:5'],
  ['show more abstracts in the digest', 'settings'],
  ['turn off thread', 'subscribe thread:none'],
  ['who can change the settings', 'settings'],
  ['turn on link previews', 'help settings'],
  ['I need help with my thesis on graph neural networks', 'follow graph neural networks'],
  ['did anyone do this before', 'help'],
  ['and now?', 'today'],
  ['i like it', 'help like'],
];

describe('a line that is no search', () => {
  it.each(NO_SEARCH)('%s is not looked for, and “%s” is near', (typed, near) => {
    const { says, offered } = read(typed);
    expect(says).toMatch(
      /^That was not understood, and nothing was done or looked for\. What comes nearest is /,
    );
    expect(offered.map((line) => line.replace(/ --.*/, ''))).toContain(near);
  });

  it.each(NO_SEARCH)('of %s every line that is offered works as it stands', (typed) => {
    for (const line of read(typed).offered) expect(() => readLine(commands, line)).not.toThrow();
  });

  it.each([
    ['how many papers do you have on quantization', 'quantization'],
    ['what should we do about hallucinations in LLMs?', 'hallucinations in LLMs'],
    ['what papers should I read about agents', 'agents'],
  ])('%s asks for what stands behind its talk', (typed, words) => {
    expect(read(typed).line).toBe(`search ${words}`);
  });
});

describe('a line that may be looked for', () => {
  it.each([
    'attention is all you need',
    'You Only Look Once',
    'This Is Not the Answer You Were Looking For',
    'How Far Are We From General Intelligence',
    'it takes two to tango',
    'less is more',
    'digest generation',
    'news digest summarization',
    'page rank',
    'sort algorithms',
    'thread scheduling',
    'chelsea finn',
    'diffusion models',
    'mention detection in text',
    'code',
    'notifications on phones',
  ])('%s is', (typed) => expect(read(typed).line).toMatch(/^search /));

  it.each(['search only those with code', 'search my digest', 'search what did I just do'])(
    '%s is whatever its words are',
    (typed) => expect(read(typed).line).toBe(typed),
  );
});

import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { consoleAdapter } from '#adapters/console/index.ts';
import { commands } from '#commands/index.ts';
import type { Document } from '#core/document.ts';
import { explainError } from '#engine/use-cases/explain-error.ts';
import { testEngine } from '#test/fakes/engine.ts';
import { paper } from '#test/fakes/papers.ts';
import { silent } from '#test/fakes/source.ts';

const LIST = [
  paper({ id: '2608.01234', title: 'Quantizing LLMs', upvotes: 9, summary: 'Four bits.' }),
  paper({ id: '2608.04321', title: 'World Models', upvotes: 3 }),
];

async function atConsole() {
  const test = await testEngine(
    { '2026-08-20': LIST },
    { also: { trending: async () => LIST, paper: async () => undefined } },
  );
  const { answer, text } = consoleAdapter({
    version: '1.2.3',
    commands,
    input: new PassThrough(),
    output: new PassThrough(),
    screen: () => ({ width: 80, color: false, links: false }),
    dispatch: async (name, options, from) => {
      try {
        const command = commands.find((each) => each.name === name);
        if (!command) throw new Error(`no command is named ${name}`);
        return { status: 'answered', document: await command.run(test.engine, { ...from, options }) };
      } catch (error) {
        return explainError(error, { logger: silent, reference: () => 'abc123' });
      }
    },
    suggest: async () => [],
    explain: (error) => explainError(error, { logger: silent, reference: () => 'abc123' }),
  });
  return {
    ...test,
    say: async (line: string) => {
      const given = await answer(line);
      return { ...given, shown: text(given.document) };
    },
  };
}

function idsIn(document: Document): string[] {
  return document.blocks.flatMap((block) => (block.kind === 'paper' ? [block.paper.id] : []));
}

describe.each(commands.map((command) => [command.name, command] as const))('%s', (name, command) => {
  it.each(command.examples)('answers its example “%s”', async (example) => {
    const console = await atConsole();
    await console.say('follow LLM quantization');
    await console.say('follow world models for me');
    await console.say('mute video generation');
    await console.say('mute games for me');
    await console.say('subscribe 09:00 Europe/Berlin');
    await console.say('subscribe 08:00 for me');
    await console.say('save 2608.01234');
    await console.say('follow speech');
    await console.say('unfollow speech');
    if (example.startsWith('undo')) await console.say('unsubscribe for me');
    const { status } = await console.say(example);
    expect(status).toBe('answered');
  });

  it('is explained, with every option in words', async () => {
    const { status, shown } = await (await atConsole()).say(`help ${name}`);
    expect(status).toBe('answered');
    for (const option of Object.keys(command.options.shape))
      expect(shown).toMatch(new RegExp(`${option}: \\w`));
  });
});

describe('settings', () => {
  it.each([
    ['settings all export:channel', '"show" and "export" ask for two things'],
    ['settings managers:@ada links:on', '"managers" and "links" ask for two things'],
    ['settings export name:robots', '“robots” names one digest, and "export" is of all of them'],
    ['settings managers:U1 U2', 'To name several, put them between quotes'],
    ['settings all robots', '“robots” names one digest, and "show" is of all of them'],
  ])('say what of two things is left out: %s', async (line, says) => {
    const { status, shown } = await (await atConsole()).say(line);
    expect(status).toBe('usage');
    expect(shown).toContain(says);
  });
});

describe('what people type', () => {
  it.each([
    ['today date:2026-08-20 size:1', ['2608.01234']],
    ['today quantization', ['2608.01234']],
    ['search models', ['2608.04321']],
    ['search models has:code', []],
    ['search quantizing since:2026-08', ['2608.01234']],
    ['search quantizing since:2026-09', []],
    ['search says page:2 limit:1', ['2608.04321']],
    ['paper https://huggingface.co/papers/2608.01234', ['2608.01234']],
    ['top week size:1', ['2608.01234']],
    ['top trending', ['2608.01234', '2608.04321']],
  ])('%s', async (line, ids) => {
    const console = await atConsole();
    await console.say('today');
    expect(idsIn((await console.say(line)).document)).toEqual(ids);
  });

  it.each([
    ['search', 'option-missing'],
    ['search -only', 'search-empty'],
    ['search since:maybe x', 'option-invalid'],
    ['paper nothing', 'no-paper-id'],
    ['paper 2601.99999', 'paper-unknown'],
    ['today size:0', 'option-invalid'],
    ['top yaer', 'words-left-over'],
    ['help serach', 'command-unknown'],
  ])('%s is refused as %s', async (line, code) => {
    expect(await (await atConsole()).say(line)).toMatchObject({ status: 'usage', code });
  });

  it('offers the next page and the one before', async () => {
    const console = await atConsole();
    await console.say('today');
    const { document } = await console.say('search says limit:1');
    expect(document.blocks.at(-1)).toEqual({
      kind: 'actions',
      actions: [{ label: 'Next page', command: 'search', options: { query: 'says', limit: 1, page: 2 } }],
    });
    expect((await console.say('search says limit:1 page:2')).shown).toContain('search says limit:1 page:1');
    expect((await console.say('search says limit:1 page:3')).shown).toContain('There is no page 3');
    expect((await console.say('search zebra')).shown).toContain(
      'Nothing was found for zebra in 2 stored papers',
    );
    expect((await console.say('search author:x foo:plain')).shown).toContain(
      'Read as plain words: foo:plain',
    );
  });
});

describe('an error of ours', () => {
  it('says sorry with a reference, and the log has it', () => {
    const logged: unknown[] = [];
    const logger = { ...silent, error: (_: string, facts: unknown) => void logged.push(facts) };
    const error = new TypeError('x is undefined');
    const answer = explainError(error, { logger, reference: () => 'abc123' });
    expect(answer).toMatchObject({ status: 'failed', code: 'internal' });
    expect(answer.document.summary).toBe(
      'Sorry, that went wrong here, and it is logged as abc123: please try again.',
    );
    expect(logged).toEqual([{ reference: 'abc123', error }]);
  });
});

import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type ConsoleSetup, consoleAdapter } from '#adapters/console/index.ts';
import { supportsLinks } from '#adapters/console/links.ts';
import { commands as ourCommands } from '#commands/index.ts';
import type { Reply } from '#core/commands/command.ts';
import { messageOf } from '#core/errors.ts';
import { explainError } from '#engine/use-cases/explain-error.ts';
import { documentOf } from '#test/fakes/documents.ts';
import { silent } from '#test/fakes/source.ts';
import { commands } from '../commands.ts';

const textDocument = (text: string) => documentOf({ kind: 'text', text });

function consoleWith(facts: Partial<ConsoleSetup> = {}) {
  const calls: unknown[][] = [];
  const output = new PassThrough();
  const input = new PassThrough();
  const console = consoleAdapter({
    version: '1.2.3',
    commands,
    input,
    output,
    screen: () => ({ width: 60, color: false, links: false }),
    dispatch: async (...call): Promise<Reply> => {
      calls.push(call);
      return { document: textDocument('Here it is.'), status: 'answered' };
    },
    suggest: async () => [],
    explain: (error) => ({ document: textDocument(messageOf(error)), status: 'usage', code: 'usage' }),
    ...facts,
  });
  return { console, calls, input, output };
}

describe('the console', () => {
  it("dispatches a line with its command's options, place, person and language", async () => {
    const { console, calls } = consoleWith();
    const { status } = await console.answer('  Search llm "four bits" limit:5');
    expect(status).toBe('answered');
    expect(calls).toEqual([
      [
        'search',
        { query: 'llm "four bits"', limit: 5, sort: 'relevance' },
        {
          channel: { platform: 'console', workspace: 'local', id: 'terminal' },
          person: { platform: 'console', id: 'local' },
          mayConfigure: expect.any(Function),
        },
      ],
    ]);
  });

  it('reads the file that settings are in, and takes them, and the word that has them imported, as they are', async () => {
    const { console, calls } = consoleWith({ commands: ourCommands });
    const path = join(await mkdtemp(join(tmpdir(), 'paperboy-test-')), 'settings.json');
    const text = '{"paperboy": "settings"}';
    await writeFile(path, text);
    await console.answer(`settings import ${path}`);
    await console.answer(['settings', 'import', path]);
    await console.answer(`settings import ${text}`);
    await console.answer('settings import sure-0123abcd');
    const given = calls.map(([, options]) => (options as { import?: string }).import);
    expect(given).toEqual([text, text, text, 'sure-0123abcd']);
    const { document } = await console.answer('settings import nowhere.json');
    expect(console.text(document)).toContain('No file “nowhere.json” can be read here');
  });

  it('reads the file that a list of papers is in, and takes ids and links as they are', async () => {
    const { console, calls } = consoleWith({ commands: ourCommands });
    const path = join(await mkdtemp(join(tmpdir(), 'paperboy-test-')), '2608.10010.txt');
    await writeFile(path, '2608.10011');
    await console.answer(`saved import:${path}`);
    await console.answer('saved import:"2608.10010, https://arxiv.org/abs/2608.10012"');
    await console.answer('saved import 2608.10010, 2608.10012; and 2608.10013;');
    expect(calls.map(([, options]) => options)).toMatchObject([
      { import: '2608.10011' },
      { import: '2608.10010, https://arxiv.org/abs/2608.10012' },
      { import: '2608.10010, 2608.10012; and 2608.10013;' },
    ]);
    const { document } = await console.answer('saved import:2608.10010.bib');
    expect(console.text(document)).toContain('No file “2608.10010.bib” can be read here');
  });

  it('takes the words of a shell as well', async () => {
    const { console, calls } = consoleWith();
    await console.answer(['search', 'llm quantization', '--limit', '5']);
    expect(calls[0]?.[1]).toMatchObject({ query: 'llm quantization', limit: 5 });
  });

  it.each([
    ['serach a', 'did you mean search?'],
    ['search a --limt 3', 'did you mean limit?'],
  ])('explains %j', async (line, sentence) => {
    const { console, calls } = consoleWith();
    const { document, status } = await console.answer(line);
    expect(console.text(document)).toContain(sentence);
    expect(status).toBe('usage');
    expect(calls).toEqual([]);
  });

  it.each(['  ', []])('offers what can be read to %j', async (line) => {
    const { console } = consoleWith();
    expect((await console.answer(line)).document.summary).toBe('What would you like to read?');
  });

  it.each([
    ['hi', 'Hello. Paperboy brings'],
    ['thanks', 'You are welcome.'],
    ['--version', 'Paperboy 1.2.3'],
    [['--version'], 'Paperboy 1.2.3'],
  ])('answers %j as a person would', async (line, sentence) => {
    const { console, calls } = consoleWith();
    expect(console.text((await console.answer(line)).document).replaceAll('\n', ' ')).toContain(sentence);
    expect(calls).toEqual([]);
  });

  it.each([
    ['what is new in llm agents?', { query: 'llm agents', limit: 10, sort: 'date' }],
    [['what', 'is', 'new', 'in', 'agents?'], { query: 'agents', limit: 10, sort: 'date' }],
    ['please search "four bits" please', { query: '"four bits"', limit: 10, sort: 'relevance' }],
  ])('takes %j for a search', async (line, options) => {
    const { console, calls } = consoleWith();
    await console.answer(line);
    expect(calls.map(([name, given]) => [name, given])).toEqual([['search', options]]);
  });

  it.each([
    ['notify @team when the digest comes', 'Nobody can be mentioned from here'],
    ['cc @readers', 'Nobody can be mentioned from here'],
    ['let us know when the digest is there', 'Nobody can be mentioned from here'],
    ['copy the digest to #papers', 'No other channel can be named here'],
    ['post it in another channel', 'No other channel can be named here'],
    ['subscribe 9am in another channel', 'No other channel can be named here'],
  ])('offers nothing that is refused here to %j', async (line, sentence) => {
    const explain = (error: unknown) => explainError(error, { logger: silent, reference: () => 'none' });
    const { console, calls } = consoleWith({ commands: ourCommands, explain });
    const said = console.text((await console.answer(line)).document).replaceAll('\n', ' ');
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/mention:|channel:|move-to:/);
    expect(calls).toEqual([]);
  });

  it.each([
    ['subscribe 09:00', true],
    ['subscribe off', false],
    [['subscribe', 'time:OFF'], false],
    ['send me papers no more, unsubscribe', false],
    ['unsubscribe', false],
    ['resume', true],
  ])(
    'says of what a shell orders by %j that something has to run, and of nothing else',
    async (line, says) => {
      const { console } = consoleWith({ commands: ourCommands });
      const { document } = await console.answer(line, { once: true });
      expect(console.text(document).includes('open prompt')).toBe(says);
    },
  );

  it('gives JSON on one line that a terminal cannot be steered with', () => {
    const json = consoleWith().console.json(textDocument('a\u001b[2J\u009b5A\u2028b'));
    expect(json).toMatch(/^[\x20-\x7e]+\n$/);
    expect(JSON.parse(json)).toEqual(textDocument('a\u001b[2J\u009b5A\u2028b'));
  });

  it('prompts for lines, renders their answers, and asks for the width each time', async () => {
    let width = 60;
    const wide = documentOf({ kind: 'heading', text: 'Left', aside: 'right' });
    const { console, input, output } = consoleWith({
      screen: () => ({ width, color: false, links: false }),
      dispatch: async () => {
        width = 40;
        return { document: wide, status: 'answered' };
      },
    });
    input.end('search a\nquit\n');
    await console.prompt();
    expect(String(output.read())).toContain(`\nLeft${' '.repeat(31)}right\n`);
  });
});

describe('links in a terminal', () => {
  it.each([
    { TERM_PROGRAM: 'iTerm.app' },
    { TERM_PROGRAM: 'vscode', TERM: 'xterm-256color' },
    { WT_SESSION: '1' },
    { VTE_VERSION: '7600' },
    { TERM: 'xterm-kitty' },
    { FORCE_HYPERLINK: '1', TERM: 'dumb' },
  ])('are shown with %j', (env) => {
    expect(supportsLinks(env, true)).toBe(true);
  });

  it.each([
    {},
    { TERM: 'xterm-256color' },
    { TERM_PROGRAM: 'Apple_Terminal' },
    { TERM_PROGRAM: 'iTerm.app', TMUX: '/tmp/tmux' },
    { TERM: 'screen-256color', VTE_VERSION: '7600' },
    { TERM: 'dumb', WT_SESSION: '1' },
    { VTE_VERSION: '5000' },
    { CI: 'true', WT_SESSION: '1' },
    { FORCE_HYPERLINK: '0', WT_SESSION: '1' },
  ])('are not shown with %j', (env) => {
    expect(supportsLinks(env, true)).toBe(false);
  });

  it('are not shown where the output is not a terminal', () => {
    expect(supportsLinks({ WT_SESSION: '1' }, false)).toBe(false);
  });
});

describe('an answer that is a file', () => {
  const file = documentOf({ kind: 'file', name: 'papers.bib', text: '@misc{a,\n}\n' });
  const found: Reply = { document: { ...file, summary: '1 saved paper as BibTeX' }, status: 'answered' };
  const withFile = () => consoleWith({ commands: ourCommands, dispatch: async () => found });

  it.each([
    ['a line', (path: string) => `saved export bibtex ${path}`],
    ['a path in quotes', (path: string) => `saved llm export:bibtex "${path}"`],
    ['the words of a shell', (path: string) => ['saved', '--export', 'bibtex', path]],
  ])('is written to the path behind %s', async (_, typed) => {
    const { console } = withFile();
    const path = join(await mkdtemp(join(tmpdir(), 'paperboy-console-')), 'my.bib');
    const { document, status } = await console.answer(typed(path));
    expect(await readFile(path, 'utf8')).toBe('@misc{a,\n}\n');
    expect(status).toBe('answered');
    expect(console.text(document).replace(/\s+/g, ' ')).toContain(`1 saved paper as BibTeX: written to`);
  });

  it('leaves a file alone that is there, and says so', async () => {
    const { console } = withFile();
    const path = join(await mkdtemp(join(tmpdir(), 'paperboy-console-')), 'my.bib');
    await writeFile(path, 'mine');
    const { document, status } = await console.answer(`saved export bibtex ${path}`);
    expect(document.blocks).toEqual([
      { kind: 'text', text: `${path} is there already, and is left as it is: choose another name.` },
    ]);
    expect(status).toBe('usage');
    expect(await readFile(path, 'utf8')).toBe('mine');
  });

  it('says what is wrong with a place that cannot be written to', async () => {
    const { document } = await withFile().console.answer('saved export bibtex /nowhere/at/all.bib');
    expect(JSON.stringify(document.blocks)).toMatch(
      /all\.bib cannot be written \(.*\): choose another place/,
    );
  });

  it('is shown where no path stands behind it', async () => {
    const { console } = withFile();
    for (const typed of ['saved export bibtex', 'saved world models export bibtex']) {
      expect((await console.answer(typed)).document.blocks).toEqual(file.blocks);
    }
  });

  it('is not meant where a command gives none, or nothing asks for one', async () => {
    const { console, calls } = consoleWith({ commands: ourCommands });
    await console.answer('search node.js');
    await console.answer('saved deepseek.ai');
    expect(calls.map(([, options]) => options)).toMatchObject([
      { query: 'node.js' },
      { words: 'deepseek.ai' },
    ]);
    await console.answer('saved export bibtex ./x.bib');
    expect(calls.at(-1)?.[1]).toEqual({ export: 'bibtex', page: 1 });
  });
});

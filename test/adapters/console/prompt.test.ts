import { chmod, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { completeLine } from '#adapters/console/complete.ts';
import { readHistory } from '#adapters/console/history.ts';
import { type Prompting, prompt } from '#adapters/console/prompt.ts';
import { commands } from '../commands.ts';
import { screenOf } from './screen-of.ts';

const ENTER = '\r';
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';
const UP = '\u001b[A';

/** A prompt on a terminal of streams; `press` types, `until` waits for what is shown. */
function started(setup: Partial<Prompting> = {}) {
  const input = new PassThrough();
  const output = new PassThrough();
  let seen = '';
  output.on('data', (chunk: Buffer) => {
    seen += chunk.toString();
  });
  const asked: string[] = [];
  const answer = async (line: string) => {
    asked.push(line);
    return `answer to ${line}\n`;
  };
  const ended = prompt({
    input,
    output,
    terminal: true,
    commands,
    answer,
    suggest: async () => [],
    ...setup,
  });
  onTestFinished(() => void input.end());
  const text = () => stripVTControlCharacters(seen);
  return {
    asked,
    ended,
    text,
    press: (keys: string) => input.write(keys),
    until: (part: string) => vi.waitFor(() => expect(text()).toContain(part), { interval: 2 }),
  };
}

async function folder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'paperboy-prompt-'));
}

describe('the prompt', () => {
  it('answers lines in turn, also those typed before it is ready, and ends at quit', async () => {
    const { press, ended, asked, text } = started();
    press(`search a${ENTER}${ENTER}top week${ENTER}quit${ENTER}`);
    await ended;
    expect(asked).toEqual(['search a', 'top week']);
    expect(text()).toMatch(/papers> [\s\S]*answer to search a\s+papers> [\s\S]*answer to top week/);
  });

  it('ends at exit and at Ctrl-D', async () => {
    for (const keys of [`Exit${ENTER}`, CTRL_D]) {
      const { press, ended, asked } = started();
      press(keys);
      await ended;
      expect(asked).toEqual([]);
    }
  });

  it('ends where its input ends, with every line answered', async () => {
    const input = new PassThrough();
    const { ended, text } = started({ input, terminal: false });
    input.end('search a\ntop week\n');
    await ended;
    expect(text()).toMatch(/answer to search a[\s\S]*answer to top week/);
  });

  it('goes on after an answer that fails', async () => {
    const answer = async () => {
      throw new Error('no\u001b[2J way');
    };
    const { press, until, ended, text } = started({ answer });
    press(`search a${ENTER}`);
    await until('That did not work: no[2J way');
    press(`quit${ENTER}`);
    await ended;
    expect(text().match(/papers> /g)?.length).toBeGreaterThan(1);
  });

  it('clears the line at Ctrl-C', async () => {
    const { press, until, ended, asked } = started();
    press('searching');
    await until('searching');
    press(CTRL_C);
    press(`top week${ENTER}`);
    await until('answer to top week');
    press(`quit${ENTER}`);
    await ended;
    expect(asked).toEqual(['top week']);
  });

  it('tells how to leave at Ctrl-C on an empty line, and leaves at the second', async () => {
    const { press, until, ended } = started();
    press(CTRL_C);
    await until('Press Ctrl-C again or type quit to leave.');
    press(CTRL_C);
    await ended;
  });

  it('does not wait for an answer on its way when it is left', async () => {
    const { press, until, ended } = started({ answer: () => new Promise(() => {}) });
    press(`search a${ENTER}`);
    press(CTRL_C);
    await until('Press Ctrl-C again');
    press(CTRL_C);
    await ended;
  });
});

describe('the history of the prompt', () => {
  it('brings back the line before', async () => {
    const { press, until, ended, asked } = started();
    press(`search a${ENTER}`);
    await until('answer to search a');
    press(UP);
    press(ENTER);
    await vi.waitFor(() => expect(asked).toEqual(['search a', 'search a']));
    press(`quit${ENTER}`);
    await ended;
  });

  it('is kept in a file that only its owner reads, and read again', async () => {
    const historyFile = join(await folder(), 'new', 'console-history');
    const first = started({ historyFile });
    await first.until('papers> ');
    first.press(`search a${ENTER}top week${ENTER}quit${ENTER}`);
    await first.ended;
    expect(await readFile(historyFile, 'utf8')).toMatch(/^search a\ntop week\n/);
    expect((await stat(historyFile)).mode & 0o777).toBe(0o600);

    const second = started({ historyFile });
    await second.until('papers> ');
    for (const key of [UP, UP, ENTER]) second.press(key);
    await vi.waitFor(() => expect(second.asked).toHaveLength(1));
    second.press(`quit${ENTER}`);
    await second.ended;
    expect(['search a', 'top week']).toContain(second.asked[0]);
  });

  it('keeps at most 500 lines and closes a file that was open to others', async () => {
    const historyFile = join(await folder(), 'history');
    await writeFile(historyFile, Array.from({ length: 600 }, (_, at) => `line ${at}\n`).join(''));
    await chmod(historyFile, 0o644);
    expect((await readHistory(historyFile))[0]).toBe('line 599');
    const { press, until, ended } = started({ historyFile });
    await until('papers> ');
    press(`newest${ENTER}`);
    await until('answer to newest');
    press(`quit${ENTER}`);
    await ended;
    const lines = (await readFile(historyFile, 'utf8')).trim().split('\n');
    expect(lines).toHaveLength(500);
    expect(lines).toContain('newest');
    expect((await stat(historyFile)).mode & 0o777).toBe(0o600);
  });

  it('is done without where its file cannot be written', async () => {
    const { press, ended, until } = started({ historyFile: '/dev/null/nowhere' });
    await until('papers> ');
    press(`search a${ENTER}`);
    await until('answer to search a');
    press(`quit${ENTER}`);
    await ended;
  });
});

describe('completion', () => {
  it.each([
    ['', ['search ', 'top ', 'quit ', 'exit ']],
    ['se', ['search ']],
    ['search a --li', ['--limit ']],
    ['search a so', ['sort:']],
    ['search a sort:', ['sort:relevance ', 'sort:date ', 'sort:upvotes ']],
    ['search a sort:d', ['sort:date ']],
    ['search a --sort=d', ['--sort=date ']],
    ['search a --sort ', ['relevance ', 'date ', 'upvotes ']],
    ['top we', ['week ']],
    ['top ', ['week ', 'month ', 'period:', 'size:']],
    ['search constructor:', []],
    ['nothing he', []],
  ])('of "%s" offers %j', (line, offered) => {
    expect(completeLine(commands, line)[0]).toEqual(offered);
  });

  it('happens at Tab', async () => {
    const { press, until, ended, asked } = started();
    await until('papers> ');
    for (const key of ['s', 'e', '\t', 'a']) press(key);
    await until('search a');
    press(ENTER);
    await until('answer to search a');
    press(`quit${ENTER}`);
    await ended;
    expect(asked).toEqual(['search a']);
  });
});

describe('what comes while somebody types', () => {
  function typing(typed: string, columns: number) {
    const output = Object.assign(new PassThrough(), { columns, rows: 40 });
    let written = '';
    output.on('data', (chunk: Buffer) => {
      written += chunk.toString();
    });
    let show = (_: string): void => undefined;
    const opened = (above: typeof show) => {
      show = above;
    };
    const run = started({ output, opened });
    run.press(typed);
    return { ...run, show: (text: string) => show(text), screen: () => screenOf(written, columns) };
  }

  it.each([
    ['a line that is half typed', 'search llm', 60],
    ['one of several rows', 'search large language models and more', 20],
    ['nothing', '', 60],
  ])('stands above %s', async (_, typed, columns) => {
    const { show, screen, press, asked, ended } = typing(typed, columns);
    await vi.waitFor(() => expect(screen().join('')).toContain(typed.slice(-3)));
    show('A digest\nof two lines\n');
    const lines = `papers> ${typed}`.match(new RegExp(`.{1,${columns}}`, 'g')) ?? [];
    expect(screen()).toEqual(['A digest', 'of two lines', '', ...lines.map((line) => line.trimEnd())]);
    press(`!${ENTER}${CTRL_D}`);
    await ended;
    expect(asked).toEqual([`${typed}!`]);
  });

  it('leaves the cursor where it was', async () => {
    const { show, screen, press, asked, ended } = typing('serch llm', 60);
    press('\u001b[D'.repeat(7));
    await vi.waitFor(() => expect(screen().join('')).toContain('llm'));
    show('A digest');
    press(`a${ENTER}${CTRL_D}`);
    await ended;
    expect(asked).toEqual(['search llm']);
  });

  it('comes after the answer that is on its way, or before it, and takes nothing of it', async () => {
    const waiting = Promise.withResolvers<string>();
    let show = (_: string): void => undefined;
    const { press, ended, text, until } = started({
      answer: () => waiting.promise,
      opened: (above) => {
        show = above;
      },
    });
    press(`status${ENTER}`);
    await until('status');
    await vi.waitFor(() => {
      show('A digest');
      expect(text()).toContain('\nA digest\n');
    });
    waiting.resolve('the answer');
    await until('the answer');
    press(CTRL_D);
    await ended;
  });
});

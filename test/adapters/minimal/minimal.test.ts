import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openChats, openChecks } from '#src/chats.ts';
import { readConfig } from '#src/config.ts';
import { appAt } from '#test/fakes/app.ts';
import { fakeHub } from '#test/fakes/hub.ts';
import { paper } from '#test/fakes/papers.ts';
import { minimal } from './index.ts';
import type { Page } from './render.ts';

const KEY = 'a-key-of-the-test';

/** The whole program with the minimal chat, which nothing but the list of adapters knows. */
async function programOnMinimal() {
  const hub = await fakeHub({
    days: { '2026-08-20': [paper({ title: 'Quantizing models' }), paper({ id: '2608.2' })] },
  });
  const env = {
    DATA_DIR: mkdtempSync(join(tmpdir(), 'paperboy-test-')),
    HF_ENDPOINT: hub.url,
    MINIMAL_KEY: KEY,
  };
  const { app } = await appAt('2026-08-20T18:00:00Z', { DATA_DIR: env.DATA_DIR, HF_ENDPOINT: hub.url });
  const config = readConfig(env, { adapters: [minimal] });
  const [chat] = await openChats(config, app, [minimal]);
  const [, port = ''] = /port (\d+)/.exec((await chat?.start()) ?? '') ?? [];
  const post = async (body: object): Promise<Page> => {
    const answer = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: JSON.stringify(body) });
    return ((await answer.json()) as Page[])[0] ?? { lines: [`${answer.status}`], buttons: [], kept: {} };
  };
  return {
    app,
    config,
    say: (line: string, person = 'ada') => post({ key: KEY, person, line }),
    press: (press = '', person = 'ada') => post({ key: KEY, person, press }),
    post,
    [Symbol.asyncDispose]: async () => {
      await chat?.stop();
      await app.close();
      await hub.close();
    },
  };
}

describe('an adapter that is a folder and a line', () => {
  it('is on where it is set up, checked by the doctor, and its secrets are known', async () => {
    await using s = await programOnMinimal();
    expect(s.config.chats.map(({ name }) => name)).toEqual(['minimal']);
    expect(s.config.secrets).toContain(KEY);
    const [check] = openChecks(s.config, { ...s.app.appApi, ...s.app, state: undefined }, [minimal]);
    expect(await check?.()).toEqual([{ ok: true, line: 'The minimal chat needs nothing.' }]);
    const named = readConfig({ ADAPTERS: 'minimal' }, { adapters: [minimal] });
    await expect(openChats(named, s.app, [minimal])).rejects.toMatchObject({ code: 'setting-missing' });
  });

  it('answers every command, and what was mistyped with what was meant', async () => {
    await using s = await programOnMinimal();
    expect((await s.say('today')).lines.join('\n')).toContain('Quantizing models');
    expect((await s.say('')).buttons.map(({ label }) => label)).toContain('Today');
    const mistyped = await s.say('serach quantizing');
    expect(mistyped.buttons[0]).toMatchObject({ label: 'search quantizing' });
    expect((await s.press(mistyped.buttons[0]?.press)).lines.join('\n')).toContain('Quantizing models');
    expect(await s.post({ key: 'wrong', person: 'ada' })).toMatchObject({ lines: ['403'] });
  });

  it('offers what can be done with a paper, and does it for whoever presses', async () => {
    await using s = await programOnMinimal();
    const { buttons } = await s.say('today');
    expect(buttons.slice(0, 6).map(({ label }) => label)).toEqual([
      'Abstract',
      'Save',
      'More like this',
      'Not for me',
      'Less like this',
      'Similar',
    ]);
    await s.press(buttons.find(({ label }) => label === 'Save')?.press);
    expect((await s.say('saved')).lines).toContain('Your saved papers');
    expect((await s.say('saved', 'bo')).lines[0]).toContain('saved no papers yet');
  });

  it('has buttons for words of any length, until they are forgotten, and then says what to type', async () => {
    await using s = await programOnMinimal();
    await s.say('today');
    const long = await s.say(`follow ${'quantization '.repeat(7)}`);
    const wider = long.buttons.find(({ label }) => label === 'Wider');
    expect(wider?.press).toMatch(/^follow#/);
    expect((await s.press(wider?.press)).lines[0]).toContain('at level broad');
    await s.say('forget me yes');
    expect((await s.press(wider?.press)).lines[0]).toMatch(/too old.*type follow/);
  });

  it('is small', () => {
    const lines = ['index.ts', 'render.ts'].map(
      (name) =>
        readFileSync(new URL(name, import.meta.url), 'utf8')
          .trimEnd()
          .split('\n').length,
    );
    expect(lines.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(150);
  });
});

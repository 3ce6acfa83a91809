import { describe, expect, it } from 'vitest';
import { exportFile } from '#core/format/export/export.ts';
import { paper } from '#test/fakes/papers.ts';
import { adapterOnSlack, MODES, type Mode, wordsOf } from './adapter-on-slack.ts';

type App = Awaited<ReturnType<typeof adapterOnSlack>>;

const SAVED = { paper: paper({ title: 'Ünï & <x>' }), at: 0 };

/** The app, asked by somebody who has saved a paper. */
async function opened(mode: Mode): Promise<App> {
  const app = await adapterOnSlack(mode);
  await app.appApi.state.saved.put({ platform: 'slack', id: 'T1/U1' }, SAVED);
  return app;
}

const filesOf = (app: App, channel = 'DU1') =>
  (app.slack.workspace('T1').channels.get(channel)?.messages ?? []).flatMap(({ files = [] }) => files);

// Mostly waiting between tries: they wait side by side.
describe.concurrent.each(MODES)('a file by %s', (mode) => {
  it('goes into the direct messages of whoever asked, and the answer says so', async () => {
    await using app = await opened(mode);
    await app.command('saved export bibtex');
    const answer = await app.answered();
    expect(answer.response_type).toBe('ephemeral');
    expect(wordsOf(answer)).toMatch(/1 saved paper.*: the file is in your direct messages with Paperboy\./);
    expect(filesOf(app)).toMatchObject([exportFile('bibtex', [SAVED])]);
    expect(filesOf(app, 'C1')).toEqual([]);
  });

  it('from the Home tab goes there too', async () => {
    await using app = await opened(mode);
    await app.press({ view: 'home', action: { action_id: 'command:0', value: 'saved export:bibtex' } });
    await app.slack.until(() =>
      [...app.slack.workspace('T1').views.values()].some((view) => wordsOf(view).includes('the file is in')),
    );
    expect(filesOf(app)).toHaveLength(1);
  });

  it.each([
    ['files.getUploadURLExternal', 'missing_scope', /adds the scope files:write/],
    ['conversations.open', 'cannot_dm_bot', /did not take the file \(cannot_dm_bot\)/],
    ['files.completeUploadExternal', 'fatal_error', /did not take the file \(fatal_error\)/],
  ])('that %s refuses with %s is told in a sentence', async (method, error, said) => {
    await using app = await opened(mode);
    const refused = { kind: 'error' as const, error };
    // What passes is tried again.
    app.slack.fail(method, refused, refused, refused);
    await app.command('saved export bibtex');
    expect(wordsOf(await app.answered())).toMatch(said);
  });

  it('needs a scope, which the fake Slack knows too', async () => {
    await using app = await opened(mode);
    app.slack.workspace('T1').scopes.delete('files:write');
    await app.command('saved export bibtex');
    expect(wordsOf(await app.answered())).toContain('adds the scope files:write');
  });
});

import { describe, expect, it } from 'vitest';
import { adapterOnSlack, MODES, wordsOf } from './adapter-on-slack.ts';

type App = Awaited<ReturnType<typeof adapterOnSlack>>;

const filesOf = (app: App, channel = 'DU1') =>
  (app.slack.workspace('T1').channels.get(channel)?.messages ?? []).flatMap(({ files = [] }) => files);

describe.each(MODES)('a file by %s', (mode) => {
  it('goes into the direct messages of whoever asked, and the answer says so', async () => {
    await using app = await adapterOnSlack(mode);
    await app.command('saved export bibtex');
    const answer = await app.answered();
    expect(answer.response_type).toBe('ephemeral');
    expect(wordsOf(answer)).toContain('Your papers: the file is in your direct messages with Paperboy.');
    expect(filesOf(app)).toMatchObject([{ name: 'papers.bib', text: '@misc{paper, title={Ünï & <x>}}\n' }]);
    expect(filesOf(app, 'C1')).toEqual([]);
  });

  it('from the Home tab goes there too', async () => {
    await using app = await adapterOnSlack(mode);
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
    await using app = await adapterOnSlack(mode);
    app.slack.fail(method, { kind: 'error', error });
    await app.command('saved export bibtex');
    expect(wordsOf(await app.answered())).toMatch(said);
  });

  it('needs a scope, which the fake Slack knows too', async () => {
    await using app = await adapterOnSlack(mode);
    app.slack.workspace('T1').scopes.delete('files:write');
    await app.command('saved export bibtex');
    expect(wordsOf(await app.answered())).toContain('adds the scope files:write');
  });
});

import { expect, it, vi } from 'vitest';
import { type ConversationUnderTest, hold, itWhere, QUESTION } from './talk.ts';

export function describeReplies(chat: ConversationUnderTest): void {
  it.each(['today', 'settings', 'topics'])(
    'keeps the answer of %s between it and whoever asked',
    async (command) => {
      await using talk = await chat.open();
      const asked = await talk.ask(command);
      await asked.until(1);
      expect(asked.answers().map(({ to }) => to)).toEqual(['asker']);
    },
  );

  it('says in one sentence what is wrong with what was asked, to whoever asked', async () => {
    await using talk = await chat.open();
    const asked = await talk.ask('search', { query: 'llm', since: 'lately' });
    await asked.until(1);
    const [{ to, text } = { to: 'everyone', text: '' }] = asked.answers();
    expect(text).toMatch(/"since" takes .*, not "lately"/);
    expect(to).toBe('asker');
    expect(talk.appApi.ran).toEqual([]);
  });

  it('says sorry where it fails, by a word that the log has, and nothing of what failed', async () => {
    await using talk = await chat.open();
    talk.appApi.answers.today = () => {
      throw new Error('secret details');
    };
    const asked = await talk.ask(...QUESTION);
    await asked.until(1);
    const [{ to, text } = { to: 'everyone', text: '' }] = asked.answers();
    expect(text).toMatch(/Sorry.*1a2b/);
    expect(text).not.toContain('secret');
    expect(to).toBe('asker');
  });

  it.each([
    ['follow#nobody-keeps-it', /too old.*type .*follow/s],
    ['#from-before', /too old.*type .*help/s],
  ])('says what to type where nobody knows any more what a button was for: %s', async (address, way) => {
    await using talk = await chat.open();
    const pressed = await talk.press(address);
    await pressed.until(1);
    expect(pressed.answers()[0]?.text).toMatch(way);
    expect(talk.appApi.ran).toEqual([]);
  });

  it('gives the answer that is in the making when it stops', async () => {
    await using talk = await chat.open();
    const letGo = hold(talk);
    const asked = await talk.ask(...QUESTION);
    await vi.waitFor(() => expect(talk.appApi.ran).toHaveLength(1));
    const stopped = talk.stop();
    letGo();
    await stopped;
    await asked.until(1);
    expect(asked.answers()).toHaveLength(1);
  });

  itWhere(chat, 'stumble', 'gives an answer that the platform stumbles over once', async () => {
    await using talk = await chat.open();
    chat.stumble?.(talk);
    const asked = await talk.ask(...QUESTION);
    await asked.until(1);
    expect(asked.answers()[0]?.text).toContain('LLM Result 1');
  });
}

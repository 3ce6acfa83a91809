import { describe, expect, it } from 'vitest';
import { type DiscordProgram, programOnDiscord } from './discord/program-on-discord.ts';
import { answered, first } from './discord/talk.ts';
import { MODES, wordsOf } from './slack/adapter-on-slack.ts';
import { programOnSlack } from './slack/program-on-slack.ts';

// What somebody has ended is brought back by a button, in the whole program.

const PAPER = '2608.10020';
const BACK = {
  unfollow: 'This channel follows robots again, at level strict.',
  unsave: 'Saved again: Four-Bit',
  unsubscribe: 'A digest comes here again, as before: on weekdays at 09:00',
};
const GONE =
  'There is nothing to undo: it was not ended, is back already, or more than ten minutes have passed.';
const FOREIGN = 'Only whoever ended it can bring it back so.';

describe('on Discord', () => {
  const asking = (s: DiscordProgram) => async (name: string, options: Record<string, string>) => {
    const asked = s.discord.command({ user: s.owner, channel: s.channel }, ['papers', name], options);
    await answered(asked);
    return first(asked);
  };
  const pressing = (s: DiscordProgram, user = s.owner) => {
    const doing = { user, channel: s.channel };
    return async (on: ReturnType<typeof first>, label: string) =>
      await answered(s.discord.press(doing, on, label));
  };

  it('a topic, a saved paper and a digest are back by one press, and a second one changes nothing', async () => {
    await using s = await programOnDiscord();
    const [ask, press] = [asking(s), pressing(s)];
    await ask('follow', { topic: 'robots', level: 'strict' });
    await ask('save', { paper: PAPER });
    await ask('subscribe', { time: '09:00' });
    const ended = {
      unfollow: await ask('unfollow', { topic: 'robots' }),
      unsave: await ask('unsave', { paper: PAPER }),
      unsubscribe: await ask('unsubscribe', {}),
    };
    for (const name of ['unfollow', 'unsave', 'unsubscribe'] as const) {
      expect(await press(ended[name], 'Undo')).toContain(BACK[name]);
      expect(await press(ended[name], 'Undo')).toBe(GONE);
    }
    expect(s.discord.problems).toEqual([]);
  });

  it('a press that Discord tells of twice is one press', async () => {
    await using s = await programOnDiscord();
    const ask = asking(s);
    await ask('follow', { topic: 'robots', level: 'strict' });
    const ended = await ask('unfollow', { topic: 'robots' });
    const pressed = s.discord.press({ user: s.owner, channel: s.channel }, ended, 'Undo');
    s.discord.again(pressed);
    expect(await answered(pressed)).toContain(BACK.unfollow);
  });

  it('a press by somebody else brings nothing back', async () => {
    await using s = await programOnDiscord();
    const ask = asking(s);
    await ask('follow', { topic: 'robots', level: 'strict' });
    const ended = await ask('unfollow', { topic: 'robots' });
    expect(await pressing(s, s.reader)(ended, 'Undo')).toContain(FOREIGN);
    expect(await pressing(s)(ended, 'Undo')).toContain(BACK.unfollow);
  });

  it('what would be forgotten is forgotten by a button, and not before', async () => {
    await using s = await programOnDiscord();
    const [ask, press] = [asking(s), pressing(s)];
    await ask('save', { paper: PAPER });
    const asked = await ask('forget', { whose: 'me' });
    expect(await s.app.state.saved.of({ platform: 'discord', id: s.owner.id })).toHaveLength(1);
    expect(await press(asked, 'Delete all of it')).toBe('Everything about you is deleted.');
    expect(await s.app.state.saved.of({ platform: 'discord', id: s.owner.id })).toEqual([]);
  });
});

describe.each(MODES)('on Slack by %s', (mode) => {
  const valueBehind = (shown: unknown, label: string): string => {
    const found = new RegExp(`"text":"${label}[^}]*\\},"value":"((?:[^"\\\\]|\\\\.)*)"`).exec(
      JSON.stringify(shown),
    );
    return JSON.parse(`"${found?.[1] ?? ''}"`);
  };

  it('a topic, a saved paper and a digest are back by one press, a second one and a stranger change nothing', async () => {
    await using s = await programOnSlack(mode);
    const press = async (value: string, user?: string) => {
      const before = new Set(s.slack.responses);
      await s.press({ action: { action_id: 'command:0', value }, ...(user ? { user } : {}) });
      return wordsOf(await s.slack.until(() => s.slack.responses.find((each) => !before.has(each))));
    };
    for (const line of ['follow robots level:strict', `save ${PAPER}`, 'subscribe 09:00 Berlin'])
      await s.ask(line);
    const ended = {
      unfollow: valueBehind(await s.ask('unfollow robots'), 'Undo'),
      unsave: valueBehind(await s.ask(`unsave ${PAPER}`), 'Undo'),
      unsubscribe: valueBehind(await s.ask('unsubscribe'), 'Undo'),
    };
    for (const name of ['unfollow', 'unsave', 'unsubscribe'] as const) {
      expect(await press(ended[name], 'U2')).toContain(FOREIGN);
      expect(await press(ended[name])).toContain(BACK[name]);
      expect(await press(ended[name])).toContain(GONE);
    }
  });

  it('is typed as well', async () => {
    await using s = await programOnSlack(mode);
    await s.ask('follow robots level:strict');
    await s.ask('unfollow robots');
    expect((await s.ask('undo')).words).toContain(BACK.unfollow);
  });
});

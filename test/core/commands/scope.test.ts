import { describe, expect, it } from 'vitest';
import { directMessages } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { callerAt } from '#core/commands/scope.ts';
import { UserError } from '#core/errors.ts';

const PERSON = { platform: 'chat', id: 'ada' };
const HERE = { platform: 'chat', workspace: 'w', id: 'here' };
const CALLER: Caller = { channel: HERE, person: PERSON, pressed: true, mayConfigure: async () => true };

async function refusal(asked: Promise<unknown>): Promise<string> {
  try {
    await asked;
  } catch (error) {
    if (error instanceof UserError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'nothing was refused';
}

describe('who asks about which channel', () => {
  it('is here, in direct messages, or where the platform knows it', async () => {
    const named: string[] = [];
    const there = { ...HERE, id: 'there' };
    const caller: Caller = {
      ...CALLER,
      elsewhere: async (name) => {
        named.push(name);
        return { channel: there, person: PERSON, mayConfigure: async () => false };
      },
    };
    expect((await callerAt(caller, { for: 'channel' })).channel).toEqual(HERE);
    expect((await callerAt(caller, { for: 'me' })).channel).toEqual(directMessages(PERSON));
    for (const channel of ['#quant', '<#C1|quant>', ' <#77> ', 'quant']) {
      const found = await callerAt(caller, { for: 'channel', channel });
      expect(found).toMatchObject({ channel: there, pressed: true });
      expect(await found.mayConfigure()).toBe(false);
    }
    expect(named).toEqual(['#quant', 'C1', '77', 'quant']);
  });

  it('is told in a sentence that there is none, where none can be named, and of two places', async () => {
    const channel = `#${'x'.repeat(90)}\n`;
    const nobody: Caller = { ...CALLER, elsewhere: async () => undefined };
    expect(await refusal(callerAt(nobody, { for: 'channel', channel }))).toMatch(
      /^channel-unknown: There is no channel “x{10,39}…” here that both you and Paperboy can see/,
    );
    expect(await refusal(callerAt(CALLER, { for: 'channel', channel: '#quant' }))).toContain(
      'channel-unknown: No other channel can be named here',
    );
    expect(await refusal(callerAt(nobody, { for: 'me', channel: '#quant' }))).toContain('two places');
  });
});

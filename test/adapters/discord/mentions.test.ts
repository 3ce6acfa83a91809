import { describe, expect, it } from 'vitest';
import { mentioned } from '#adapters/discord/mention.ts';
import { renderForDiscord } from '#adapters/discord/render/render.ts';
import { commands } from '#commands/index.ts';
import { texts } from '#test/fakes/discord/readable.ts';
import { documentOf } from '#test/fakes/documents.ts';
import { adapterOnDiscord } from './adapter-on-discord.ts';
import { answered } from './talk.ts';

const ROOT = { id: '123', commands };

describe('a command that people are told of on Discord', () => {
  it('can be tapped in help and in sentences, by the id under which Discord has it', async () => {
    await using s = await adapterOnDiscord();
    const id = s.discord.commands.get('global')?.find(({ name }) => name === 'papers')?.id;
    const ask = async (command: string, options = {}) => {
      const asked = s.discord.command({ user: s.reader, channel: s.channel }, ['papers', command], options);
      await answered(asked);
      return texts(asked.messages.map(({ body }) => body)).join('\n');
    };
    expect(await ask('help')).toContain(`</papers search:${id}>: `);
    expect(await ask('help', { command: 'follow' })).toContain(
      `</papers follow:${id}> \`topic:LLM quantization`,
    );
    expect(s.discord.problems).toEqual([]);
  });

  it.each([
    ['saved', '</papers saved:123>'],
    ['follow LLM quantization for:me', '</papers follow:123> `topic:LLM quantization for:me`'],
    ['subscribe 09:00 Europe/Berlin', '</papers subscribe:123> `time:09:00 zone:Europe/Berlin`'],
    ['save 2608.01234', '</papers save:123> `paper:2608.01234`'],
  ])('says what is to be given with %s as Discord takes it', (line, mention) => {
    const [page] = renderForDiscord(documentOf({ kind: 'note', text: ['Try ', { command: line }, '.'] }), {
      commands,
      root: ROOT,
    });
    expect(texts(page ? [page] : [])).toEqual([`-# Try ${mention}.`]);
  });

  it('is named as it is typed where it cannot be read, or nobody knows its id yet', () => {
    expect(mentioned({ command: 'nonsense' }, ROOT)).toEqual({ command: 'nonsense' });
    expect(mentioned({ command: 'search `x`' }, ROOT)).toEqual({ command: 'search `x`' });
    const [page] = renderForDiscord(documentOf({ kind: 'text', text: [{ command: 'saved' }] }), { commands });
    expect(texts(page ? [page] : [])).toEqual(['`/papers saved`']);
  });
});

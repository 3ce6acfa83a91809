import { discordAdapter } from '#adapters/discord/adapter.ts';
import type { Asked, Talk } from '#test/contracts/conversation/talk.ts';
import { describeConversation } from '#test/contracts/conversation.ts';
import { type FakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import type { FakeInteraction } from '#test/fakes/discord/interaction.ts';
import { testAppApi } from '../app-api.ts';
import { reachWith } from '../reach.ts';
import { adapterOnDiscord } from './adapter-on-discord.ts';
import { textOf } from './talk.ts';

interface OnDiscord extends Talk {
  readonly discord: FakeDiscord;
}

async function open(reach = reachWith()): Promise<OnDiscord> {
  const s = await adapterOnDiscord({ setup: { reach } });
  const { discord, appApi, bot, reader, channel } = s;
  const doing = { user: reader, channel };
  return {
    discord,
    appApi,
    stop: () => bot.stop(),
    ask: async (command, options = {}) =>
      askedOf(discord, discord.command(doing, ['papers', command], options)),
    press: async (address) => {
      const components = [{ type: 2, style: 2, label: 'Old', custom_id: `r0|${address}` }];
      const message = { id: discord.state.newId(), channel, at: 0, body: { components } };
      return askedOf(discord, discord.press(doing, message, 'Old'));
    },
    beside: async (own = reachWith()) => {
      const next = await testAppApi({ before: appApi });
      const other = discordAdapter({ token: TOKEN, apiUrl: discord.url, appApi: next, reach: own });
      await other.start();
      const stop = () => other.stop();
      return { appApi: next, stop, [Symbol.asyncDispose]: stop };
    },
    [Symbol.asyncDispose]: () => s[Symbol.asyncDispose](),
  };
}

function askedOf(discord: FakeDiscord, interaction: FakeInteraction): Asked {
  const answers = () =>
    (interaction.edited ? interaction.messages : []).map((message) => ({
      to: message.onlyFor ? ('asker' as const) : ('everyone' as const),
      text: textOf(message),
    }));
  return {
    acknowledged: async () => {
      await interaction.until(({ callback }) => callback !== undefined);
      return interaction.callback?.tookMs ?? Number.POSITIVE_INFINITY;
    },
    answers,
    until: (count) => interaction.until(() => answers().length >= count),
    again: async () => {
      const before = interaction.repeated;
      discord.again(interaction);
      await interaction.until(({ repeated }) => repeated > before);
    },
  };
}

describeConversation('Discord', {
  open,
  stumble: (talk) =>
    (talk as OnDiscord).discord.fail(/^PATCH/, { kind: 'status', status: 503, stored: false }),
});

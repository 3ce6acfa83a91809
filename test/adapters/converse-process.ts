import { discordAdapter } from '#adapters/discord/adapter.ts';
import { slackAdapter } from '#adapters/slack/adapter.ts';
import { openState } from '#store/state/state.ts';
import { TOKEN } from '#test/fakes/discord/index.ts';
import { clockAt } from '#test/fakes/source.ts';
import { testAppApi } from './app-api.ts';
import { reachWith } from './reach.ts';

/** What a process of its own is to do, as its one argument: to answer on a platform, or never to come to the end of a command. */
export interface ConverseTask {
  readonly platform: 'discord' | 'slack';
  readonly url: string;
  readonly file: string;
  readonly stuck: boolean;
}

const { platform, url, file, stuck }: ConverseTask = JSON.parse(process.argv[2] ?? '{}');
const reach = reachWith({ claim: 500 });
const engine = { clock: clockAt('2026-08-20T18:00:00Z'), state: await openState(file) };
const appApi = await testAppApi({ before: { engine }, patience: reach.patience });
if (stuck) {
  appApi.dispatch = (name) => {
    process.send?.(name);
    return new Promise(() => {});
  };
}
const settings = { botToken: 'xoxb-of-T1', appToken: 'xapp-1-of-the-fake', apiUrl: url };
const chat =
  platform === 'slack'
    ? slackAdapter({ settings, appApi, reach })
    : discordAdapter({ token: TOKEN, apiUrl: url, appApi, reach });
await chat.start();
process.send?.('listening');

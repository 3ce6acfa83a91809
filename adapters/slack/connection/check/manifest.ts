import { bad, type CheckResult, good, note } from '#core/parts/check-result.ts';
import { whyNot } from '../../api-errors.ts';
import { type Client, type Line, onceClient } from '../client.ts';
import { manifest } from '../manifest.ts';

const UNCOMPARED =
  'The manifest of the app was not compared with slack-manifest.json: set SLACK_CONFIG_TOKEN (xoxe.…, "Your App Configuration Tokens" on api.slack.com/apps, good for 12 hours) to have it compared.';

/** Compares the app as it is at Slack with the manifest that it should have. `client` has a token of the app's bot. */
export async function checkManifest(
  client: Client | undefined,
  { configToken, way, line }: { configToken: string | undefined; way: 'socket' | 'http'; line: Line },
): Promise<CheckResult[]> {
  if (!configToken || !client) return [note(UNCOMPARED)];
  const app = await appOf(client);
  if ('wrong' in app) return [bad(app.wrong)];
  try {
    const { app_id } = app;
    const { manifest: live } = await onceClient(configToken, line).apps.manifest.export({ app_id });
    const wrong = differences(live ?? {}, way);
    return wrong.length === 0
      ? [good('The app is set up as slack-manifest.json says.')]
      : wrong.map((each) =>
          bad(`${each}: see slack-manifest.json, and "App Manifest" on api.slack.com/apps.`),
        );
  } catch (error) {
    return [bad(`SLACK_CONFIG_TOKEN: ${whyNot(error, 'It is good for 12 hours: make a new one.')}`)];
  }
}

/** Which app a token belongs to, or why that is not known. */
async function appOf(client: Client): Promise<{ app_id: string } | { wrong: string }> {
  try {
    const { bot_id } = await client.auth.test();
    const { bot } = await client.bots.info({ bot: bot_id ?? '' });
    return { app_id: bot?.app_id ?? '' };
  } catch (error) {
    const why = whyNot(error, 'Without the scope users:read it does not say which app this is.');
    return { wrong: `The manifest of the app was not compared with slack-manifest.json: ${why}` };
  }
}

/** What a live app lacks of the manifest, each in words. */
function differences(live: object, way: 'socket' | 'http'): string[] {
  const wanted = manifest();
  const lists = LISTS.flatMap(([path, name, key]) => {
    const there = new Set(listAt(live, path).map(key));
    return listAt(wanted, path)
      .map(key)
      .filter((each) => !there.has(each))
      .map((each) => `The ${name} ${each} is missing`);
  });
  const switches = SWITCHES.flatMap(([path, name, on]) =>
    at(live, path) === on(way)
      ? []
      : [`${name} is ${on(way) ? 'off, and must be on' : 'on, and must be off'}`],
  );
  return [...lists, ...switches];
}

const whole = (each: unknown) => String(each);
const by = (key: string) => (each: unknown) => String(at(each, [key]));

const LISTS: readonly (readonly [path: readonly string[], name: string, key: (each: unknown) => string])[] = [
  [['features', 'slash_commands'], 'command', by('command')],
  [['features', 'shortcuts'], 'shortcut', by('callback_id')],
  [['oauth_config', 'scopes', 'bot'], 'scope', whole],
  [['settings', 'event_subscriptions', 'bot_events'], 'event', whole],
  [['features', 'unfurl_domains'], 'unfurl domain', whole],
];

const always = () => true;
const SWITCHES: readonly (readonly [
  path: readonly string[],
  name: string,
  on: (way: 'socket' | 'http') => boolean,
])[] = [
  [['settings', 'interactivity', 'is_enabled'], 'Interactivity', always],
  [['settings', 'socket_mode_enabled'], 'Socket Mode', (way) => way === 'socket'],
  [['features', 'app_home', 'home_tab_enabled'], 'The Home tab', always],
  [['features', 'app_home', 'messages_tab_enabled'], 'The Messages tab', always],
];

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  );
}

function listAt(value: unknown, path: readonly string[]): readonly unknown[] {
  const list = at(value, path);
  return Array.isArray(list) ? list : [];
}

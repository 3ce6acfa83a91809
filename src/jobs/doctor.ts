import { bad, type CheckResult, good } from '#adapters/shared/check-result.ts';
import { messageOf, UserError } from '#core/errors.ts';
import { plural } from '#core/text/text.ts';
import type { App } from '../app.ts';
import { chatNames, openChecks } from '../chats.ts';
import type { Config } from '../config.ts';

export interface DoctorParts {
  readonly app: App;
  readonly config: Config;
  readonly write: (text: string) => void;
}

/** `npm run doctor`: looks at everything that answering and delivering needs, a line each, and changes nothing. Whether all is well. */
export async function runDoctor(
  words: readonly string[],
  { app, config, write }: DoctorParts,
): Promise<boolean> {
  if (words.length > 0) throw new UserError('usage', 'doctor takes no words: type npm run doctor.');
  let well = true;
  const report = (lines: readonly CheckResult[]): void => {
    for (const { ok, line } of lines) write(`${ok ? '✓' : '✗'} ${line}\n`);
    well &&= lines.every(({ ok }) => ok);
  };
  report([storeLine(app, config), await sourceLine(app)]);
  const checks = openChecks(config, app);
  if (checks.length === 0) report([noChat(config)]);
  for (const check of checks) report(await check());
  return well;
}

// Both files were opened, checked and migrated before anything is looked at here.
function storeLine({ archive }: App, { dataDir }: Config): CheckResult {
  const { papers, days } = archive.size();
  return good(`${dataDir} is in order: ${plural(papers, 'paper')} of ${plural(days, 'daily list')}.`);
}

async function sourceLine({ source, appApi }: App): Promise<CheckResult> {
  const day = source.currentDay(appApi.clock.now());
  try {
    const papers = await source.daily(day, { patience: 'reader' });
    return good(`${source.title} answers: ${plural(papers.length, 'paper')} on the list of ${day} so far.`);
  } catch (error) {
    return bad(`${messageOf(error)}: check the network, and HF_ENDPOINT where it is set.`);
  }
}

function noChat(config: Config): CheckResult {
  return config.adapters.length > chatNames(config).length
    ? good('ADAPTERS names only the console.')
    : good('No chat is set up: set DISCORD_TOKEN, or SLACK_BOT_TOKEN and SLACK_APP_TOKEN, in .env.');
}

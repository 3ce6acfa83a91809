import { createServer } from 'node:net';
import { bad, type CheckResult, good } from '#core/parts/check-result.ts';
import { whyNot } from '../../api-errors.ts';
import { type Line, onceClient } from '../client.ts';
import type { Way } from '../connect.ts';

/** Whether Slack can reach us. */
export async function checkWay(way: Way, line: Line): Promise<CheckResult> {
  if (way.kind === 'http') return checkPort(way);
  try {
    await onceClient(way.appToken, line).apps.connections.open({});
    return good('SLACK_APP_TOKEN opens a connection.');
  } catch (error) {
    const remedy = 'Make one with connections:write under "App-Level Tokens".';
    return bad(`SLACK_APP_TOKEN: ${whyNot(error, remedy)}`);
  }
}

/** Whether a secret is the right one, only a request of Slack's shows. */
async function checkPort({ port, host }: Extract<Way, { kind: 'http' }>): Promise<CheckResult> {
  const server = createServer();
  const code = await new Promise<string | undefined>((resolve) => {
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.message));
    server.listen({ port, host, exclusive: true }, () => resolve(undefined));
  });
  if (code === undefined) await new Promise((resolve) => server.close(resolve));
  const reached =
    'SLACK_SIGNING_SECRET is set; Slack has to reach this as https://YOUR.ADDRESS/slack/events, which cannot be seen from here.';
  if (code === undefined) return good(`Port ${port} on ${host} is free. ${reached}`);
  if (code === 'EADDRINUSE')
    return good(`Port ${port} on ${host} is in use, by Paperboy where it is running. ${reached}`);
  return bad(`Port ${port} on ${host} cannot be listened on (${code}): set another PORT or HOST.`);
}

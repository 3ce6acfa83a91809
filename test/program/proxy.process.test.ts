import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it, vi } from 'vitest';
import { fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import { fakeSlack } from '#test/fakes/slack/index.ts';
import { run } from './start.ts';

vi.setConfig({ testTimeout: 90_000 });

/** A proxy that tunnels, and keeps the first line of what it was asked within each tunnel. */
async function tunnels() {
  const asked: string[] = [];
  const server = createServer();
  server.on('connect', (request, client, head) => {
    const [host, port] = (request.url ?? '').split(':');
    const upstream = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.write(head);
      client.on('data', (chunk: Buffer) => {
        const [line = ''] = chunk.toString('latin1').split('\r\n');
        if (/^[A-Z]+ \S+ HTTP/.test(line)) asked.push(line);
      });
      client.pipe(upstream).pipe(client);
    });
    for (const side of [client, upstream]) side.on('error', () => upstream.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { asked, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

it('behind a proxy, all goes through it but the line to Discord’s gateway, whose library knows none', async () => {
  await using slack = await fakeSlack();
  await using discord = await fakeDiscord();
  slack.workspace('T1');
  const proxy = await tunnels();
  const program = run({
    NODE_USE_ENV_PROXY: '1',
    HTTP_PROXY: proxy.url,
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: discord.url,
    SLACK_BOT_TOKEN: 'xoxb-of-T1',
    SLACK_APP_TOKEN: 'xapp-1-of-the-fake',
    SLACK_API_URL: slack.url,
  });
  await program.wrote(/Slack: connected/);
  await program.wrote(/Discord: connected/);
  expect((await program.end()).code).toBe(0);
  proxy.server.closeAllConnections();
  proxy.server.close();
  const asked = proxy.asked.join('\n');
  expect(asked).toMatch(/^POST \/api\/auth\.test/m);
  expect(asked).toMatch(/^POST \/api\/apps\.connections\.open/m);
  expect(asked).toMatch(/^GET \/socket/m);
  expect(asked).toMatch(/^GET \/api\/v10\/gateway\/bot/m);
  expect(asked).toMatch(/^PUT \/api\/v10\/applications/m);
  expect(asked).not.toMatch(/^GET \/\?v=10/m);
});

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { manifest, publicAddress, SCOPES, SCOPES_WITH_REASONS } from '#adapters/slack/connection/manifest.ts';

const text = (most: number, least = 1) => z.string().min(least).max(most);
const address = (most: number) => text(most).regex(/^https?:\/\//);
const callbackId = text(255);

/** What Slack's published schema of manifests (version 1) says of the parts that ours has: no other keys, and these bounds. */
const published = z.strictObject({
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    background_color: z.string().regex(/^#[0-9a-f]{3}([0-9a-f]{3})?$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: text(80), always_online: z.boolean() }),
    unfurl_domains: z
      .array(z.string().regex(/^(?:[a-z\d-]+\.)+[a-z]+$/))
      .min(1)
      .max(5),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(24),
          type: z.enum(['message', 'global']),
          callback_id: callbackId,
          description: text(150),
        }),
      )
      .min(1)
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: text(32, 2).startsWith('/'),
          url: address(3000).optional(),
          description: text(2000),
          usage_hint: text(1000),
          should_escape: z.boolean(),
        }),
      )
      .min(1)
      .max(50),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(text(2500)).max(1000).optional(),
    scopes: z.strictObject({ bot: z.array(text(50)).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: address(3500).optional(),
      bot_events: z.array(text(50)).max(100),
    }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: address(3500).optional() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

/** Runs `npm run manifest` with an argument, which writes no file. */
async function printed(given: string) {
  const script = new URL('../../../adapters/slack/connection/write-manifest.ts', import.meta.url).pathname;
  return await promisify(execFile)(process.execPath, [script, given]).catch(
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
}

describe('the manifest', () => {
  it('is the one in the repository: npm run manifest writes it', () => {
    const file = new URL('../../../adapters/slack/slack-manifest.json', import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(manifest());
  });

  it.each([undefined, 'https://papers.example'])('keeps to what Slack takes, for %s', (server) => {
    expect(published.parse(manifest(server))).toEqual(manifest(server));
  });

  it('asks for each scope once, with a reason of its own', () => {
    for (const reason of Object.values(SCOPES_WITH_REASONS)) expect(reason).not.toMatch(/the same/);
    expect(new Set(SCOPES).size).toBe(SCOPES.length);
  });

  it('for HTTP names the address wherever Slack asks for one, and no socket', () => {
    const events = 'https://papers.example/slack/events';
    expect(manifest('https://papers.example')).toMatchObject({
      features: { slash_commands: [{ command: '/papers', url: events }] },
      oauth_config: { redirect_urls: ['https://papers.example/slack/oauth_redirect'] },
      settings: {
        event_subscriptions: { request_url: events },
        interactivity: { request_url: events },
        socket_mode_enabled: false,
      },
    });
  });

  it('is printed for an address, and says in a sentence what is none', async () => {
    const { stdout } = await printed('https://papers.example/');
    expect(JSON.parse(stdout)).toEqual(manifest('https://papers.example'));
    const wrong = await printed('papers.example');
    expect(wrong).toMatchObject({ stdout: '', code: 1 });
    expect(wrong.stderr).toBe(
      '"papers.example" is no address that Slack can reach: give one such as https://papers.example.org, without a path.\n',
    );
  });

  it.each([
    'http://papers.example',
    'https://papers.example/slack/events',
    'https://a@b.example',
    '',
    'x\u001b[2J',
  ])('takes no %j for an address', (typed) => {
    expect(() => publicAddress(typed)).toThrow('is no address that Slack can reach');
  });
});

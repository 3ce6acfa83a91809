import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { manifest, SCOPES, SCOPES_WITH_REASONS } from '#adapters/slack/connection/manifest.ts';
import { mentionText, typedText } from '#adapters/slack/events/typed-text.ts';

describe('what was typed', () => {
  it.each([
    ['a &amp; b &lt;c&gt;', 'a & b <c>'],
    ['&amp;lt;', '&lt;'],
    ['paper <https://arxiv.org/abs/2401.1>', 'paper https://arxiv.org/abs/2401.1'],
    ['<http://arxiv.org|arxiv.org> here', 'arxiv.org here'],
    ['<https://arxiv.org/abs/1|this paper>', 'https://arxiv.org/abs/1'],
    ['by <@U1|ada> in <#C1|papers> <!here> <!date^1^x|then>', 'by @ada in #papers @here then'],
    ['by <@U1>', 'by @U1'],
    ['  spaces  ', 'spaces'],
  ])('%s is %s', (sent, typed) => {
    expect(typedText(sent)).toBe(typed);
  });

  it.each([
    ['<@UBOT> search x', 'search x'],
    ['<@UBOT|paperboy>: search x', 'search x'],
    ['hey <@UBOT> search x', 'search x'],
    ['<@UBOT> search x <@UBOT>', 'search x'],
    ['<@UBOT> search <@UBOTHER>', 'search <@UBOTHER>'],
    ['thanks <@UBOT>!', ''],
    ['<@UBOT>', ''],
    ['search x', 'search x'],
    ['/papers today size:1', 'today size:1'],
    ['<@UBOT> /papers', ''],
    ['<@UBOT> "exact words"', '"exact words"'],
  ])('to the bot, %s says %s', (sent, typed) => {
    expect(mentionText('UBOT', sent)).toBe(typed);
  });
});

describe('the manifest', () => {
  it('is the one in the repository: npm run manifest writes it', () => {
    const file = new URL('../../../adapters/slack/slack-manifest.json', import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(manifest());
  });

  it('keeps within what Slack takes', () => {
    const { display_information, features } = manifest() as {
      display_information: { name: string; description: string };
      features: {
        shortcuts: { name: string; description: string }[];
        slash_commands: Record<string, string>[];
      };
    };
    expect(display_information.name.length).toBeLessThanOrEqual(35);
    expect(display_information.description.length).toBeLessThanOrEqual(140);
    for (const { name, description } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
    }
    expect(features.slash_commands[0]?.usage_hint?.length).toBeLessThanOrEqual(1000);
    for (const reason of Object.values(SCOPES_WITH_REASONS)) expect(reason).not.toMatch(/the same/);
    expect(new Set(SCOPES).size).toBe(SCOPES.length);
  });

  it('for HTTP names the address everywhere, and no socket', () => {
    const text = JSON.stringify(manifest('https://papers.example/'));
    expect(text.match(/"request_url":"https:\/\/papers\.example\/slack\/events"/g)).toHaveLength(3);
    expect(text).toContain('"socket_mode_enabled":false');
    expect(text).toContain('https://papers.example/slack/oauth_redirect');
  });
});

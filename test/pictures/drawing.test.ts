import type { types } from '@slack/bolt';
import { type APIMessageTopLevelComponent, ButtonStyle, ComponentType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { discordPicture } from './discord.ts';
import { markdown } from './discord-markdown.ts';
import { mrkdwn } from './mrkdwn.ts';
import { slackPicture } from './slack.ts';

const onDiscord = (component: object) =>
  discordPicture([component as APIMessageTopLevelComponent], { time: '' }).body;
const onSlack = (block: object) => slackPicture([block as types.KnownBlock], { time: '', names: {} }).body;

describe("Discord's Markdown in a picture", () => {
  it.each([
    ['### Papers\n-# 5 of 13', '<h3>Papers</h3><small>5 of 13</small>'],
    ['**1. [A (b)](https://x.example/1)**', '<strong>1. <a>A (b)</a></strong>'],
    ['*↳ “a **b** c”*', '<em>↳ “a <strong>b</strong> c”</em>'],
    ['2 \\* 3 \\<b> & co', '2 * 3 &lt;b&gt; &amp; co'],
    ['until <t:1787382000:f>', 'until <time>22 August 2026 at 09:00</time>'],
    ['<t:1787382000:R>', '<time>in 14 hours</time>'],
  ])('%j', (content, html) => {
    expect(markdown(content)).toBe(html);
  });

  it('is not drawn wrongly where something in it is unknown', () => {
    expect(() => markdown('<@&123456789012345678>')).toThrow(/cannot be drawn yet/);
  });
});

describe("Slack's mrkdwn in a picture", () => {
  it.each([
    ['*<https://x.example|1. A title>*', '<b><a>1. A title</a></b>'],
    ['_it_ ~no~ `x` snake_case_name', '<i>it</i> <s>no</s> <code>x</code> snake_case_name'],
    ['R&amp;D &lt;b&gt;', 'R&amp;D &lt;b&gt;'],
    ['&gt; said\nthen', '<blockquote>said</blockquote>then'],
    ['in <#C1>', 'in <a class="mention">#papers</a>'],
    ['<!date^1787382000^{date_short_pretty} at {time}|later>', 'tomorrow at 09:00'],
    ['<!date^1787382000^{date_long}, {ago}|later>', 'Saturday, 22 August 2026, in 14 hours'],
  ])('%j', (text, html) => {
    expect(mrkdwn(text, { C1: 'papers' })).toBe(html);
  });
});

describe('a picture', () => {
  it('shows what a select has chosen, else what it asks for', () => {
    const select = (options: object[]) =>
      onDiscord({
        type: ComponentType.ActionRow,
        components: [{ type: ComponentType.StringSelect, custom_id: 's', placeholder: 'When', options }],
      });
    expect(select([{ label: '09:00', value: '9', default: true }])).toContain('>09:00<svg');
    expect(select([{ label: '09:00', value: '9' }])).toContain('>When<svg');
  });

  it('shows each button with its style', () => {
    const button = {
      type: ComponentType.Button,
      style: ButtonStyle.Danger,
      label: 'Not for us',
      custom_id: 'n',
    };
    const row = onDiscord({ type: ComponentType.ActionRow, components: [button] });
    expect(row).toMatch(/class="button danger ?">Not for us</);
    const save = { type: 'button', style: 'primary', text: { type: 'plain_text', text: 'Save' } };
    expect(onSlack({ type: 'actions', elements: [save] })).toContain('class="button primary">Save<');
  });

  it('is refused where a component is unknown, rather than made without it', () => {
    expect(() => onDiscord({ type: ComponentType.File })).toThrow(/Discord's File cannot be drawn yet/);
    expect(() => onSlack({ type: 'video' })).toThrow(/Slack's block video cannot be drawn yet/);
  });
});

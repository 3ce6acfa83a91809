import { webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { fakeSlack } from '#test/fakes/slack/index.ts';
import { refusal, viewRefusal } from '#test/fakes/slack/limits.ts';

// Whether our own Slack says no to what the real one says no to.

const plain = (text: string) => ({ type: 'plain_text', text });
const section = (text: string, accessory?: object) => ({
  type: 'section',
  text: plain(text),
  ...(accessory ? { accessory } : {}),
});
const button = (more: object = {}) => ({ type: 'button', action_id: 'a', text: plain('x'), ...more });
const option = (value: string, text = 'x') => ({ text: plain(text), value });
const many = <T>(count: number, each: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => each(at));
const select = (more: object) => ({ type: 'static_select', action_id: 'a', options: [option('1')], ...more });
const input = {
  type: 'input',
  block_id: 'b',
  label: plain('x'),
  element: { type: 'plain_text_input', action_id: 'a' },
};
const modal = (more: object = {}) => ({
  type: 'modal',
  title: plain('x'),
  submit: plain('x'),
  blocks: [input],
  ...more,
});

describe('blocks', () => {
  it('within the bounds are taken', () => {
    expect(refusal(many(50, () => section('x')))).toBeUndefined();
    expect(refusal([section('x'.repeat(3000), select({ initial_option: option('1') }))])).toBeUndefined();
    expect(viewRefusal(modal({ blocks: many(100, () => section('x')) }))).toBeUndefined();
  });

  it.each([
    ['51 of them', many(51, () => section('x'))],
    ['a section of 3,001 characters', [section('x'.repeat(3001))]],
    ['an empty text', [section('')]],
    ['a header of 151', [{ type: 'header', text: plain('x'.repeat(151)) }]],
    ['markup in a header', [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }]],
    ['eleven small texts', [{ type: 'context', elements: many(11, () => plain('x')) }]],
    [
      '26 buttons in a row',
      [{ type: 'actions', elements: many(26, (at) => button({ action_id: `${at}` })) }],
    ],
    ['an action twice in a row', [{ type: 'actions', elements: [button(), button()] }]],
    [
      'a block id twice',
      [
        { ...section('x'), block_id: 'b' },
        { ...section('y'), block_id: 'b' },
      ],
    ],
    ['a block id of 256', [{ ...section('x'), block_id: 'b'.repeat(256) }]],
    ['a label of 76', [section('x', button({ text: plain('x'.repeat(76)) }))]],
    ['a value of 2,001', [section('x', button({ value: 'x'.repeat(2001) }))]],
    [
      'six in a menu',
      [section('x', { type: 'overflow', action_id: 'a', options: many(6, (at) => option(`${at}`)) })],
    ],
    ['an option of 76', [section('x', select({ options: [option('1', 'x'.repeat(76))] }))]],
    ['a choice that is no option', [section('x', select({ initial_option: option('2') }))]],
    ['101 options', [section('x', select({ options: many(101, (at) => option(`${at}`)) }))]],
    [
      'a picture without https',
      [section('x', { type: 'image', image_url: 'http://x.example/', alt_text: 'x' })],
    ],
    [
      'a picture without words',
      [section('x', { type: 'image', image_url: 'https://x.example/', alt_text: '' })],
    ],
    ['a misspelt name', [{ ...section('x'), accesory: button() }]],
    ['more text than a message takes', many(4, () => section('x'.repeat(2500)))],
    ['more escaped text than that', [section('<'.repeat(2500))]],
  ])('with %s are refused', (_, blocks) => {
    expect(refusal(blocks)).toMatch(/^(?:invalid_blocks|msg_blocks_too_long)/);
  });
});

it.each([
  ['no title', modal({ title: undefined })],
  ['a title of 25', modal({ title: plain('x'.repeat(25)) })],
  ['101 blocks', modal({ blocks: many(101, () => section('x')) })],
  ['nothing to send its inputs off', modal({ submit: undefined })],
  ['3,001 characters of metadata', modal({ private_metadata: 'x'.repeat(3001) })],
  [
    'two ways to choose a channel',
    modal({
      blocks: [
        {
          ...input,
          element: {
            type: 'conversations_select',
            action_id: 'a',
            initial_conversation: 'C1',
            default_to_current_conversation: true,
          },
        },
      ],
    }),
  ],
])('a modal with %s is refused', (_, view) => {
  expect(viewRefusal(view)).toMatch(/^invalid_/);
});

it('a trigger opens one modal, three may lie on one another, and a response_url takes five answers', async () => {
  await using slack = await fakeSlack();
  const workspace = slack.workspace('T1');
  const { views } = new webApi.WebClient(workspace.token, {
    slackApiUrl: slack.url,
    retryConfig: { retries: 0 },
  });
  const view = { type: 'modal', title: plain('x'), blocks: [] } as never;
  const over = (below?: string) => {
    const trigger_id = slack.ts();
    workspace.triggers.set(trigger_id, { view: below ?? '', at: performance.now() });
    return { trigger_id, view };
  };
  const press = over();
  const first = await views.open(press);
  await expect(views.open(press)).rejects.toThrow('expired_trigger_id');
  const second = await views.push(over(first.view?.id));
  const third = await views.push(over(second.view?.id));
  await expect(views.push(over(third.view?.id))).rejects.toThrow('push_limit_reached');

  const url = slack.responseUrl();
  const answers = [];
  for (let at = 0; at < 6; at += 1)
    answers.push((await fetch(url, { method: 'POST', body: JSON.stringify({ text: 'x' }) })).status);
  expect(answers).toEqual([200, 200, 200, 200, 200, 404]);
});

import { describe, expect, it } from 'vitest';
import { type Body, checkBody, checkCommands, checkMessage } from '#test/fakes/discord/check.ts';

// What a fake lets through, no test of the adapter can find.

const text = (content: string): Body => ({ type: 10, content });
const container = (...components: readonly Body[]): Body => ({ type: 17, components });
const button = (custom_id: string): Body => ({ type: 2, style: 2, label: 'Go', custom_id });
const row = (...components: readonly Body[]): Body => ({ type: 1, components });
const V2 = 1 << 15;

function message(components: readonly Body[], more: Body = {}): Body {
  return { flags: V2, components, allowed_mentions: { parse: [] }, ...more };
}

describe('the fake Discord takes', () => {
  it.each([
    ['a text', message([container(text('a'))])],
    ['4,000 characters', message([container(text('a'.repeat(2000)), text('b'.repeat(2000)))])],
    ['40 components', message([container(...Array.from({ length: 39 }, () => text('a')))])],
    ['a nonce', message([text('a')], { nonce: 'n'.repeat(22), enforce_nonce: true })],
  ])('%s', (_what, body) => {
    expect(checkMessage(body)).toEqual([]);
  });
});

describe('the fake Discord refuses', () => {
  it.each([
    ['an empty text', message([text('')])],
    ['4,001 characters over all texts', message([container(text('a'.repeat(2001)), text('b'.repeat(2000)))])],
    [
      '41 components, nested ones counted',
      message([container(...Array.from({ length: 40 }, () => text('a')))]),
    ],
    ['a custom id twice', message([row(button('a')), row(button('a'))])],
    ['six buttons in a row', message([row(...['a', 'b', 'c', 'd', 'e', 'f'].map(button))])],
    ['a custom id of 101 characters', message([row(button('a'.repeat(101)))])],
    ['components without their flag', message([text('a')], { flags: 0 })],
    ['content beside components', message([text('a')], { content: 'b' })],
    ['content of 2,001 characters', { content: 'a'.repeat(2001), allowed_mentions: { parse: [] } }],
    ['a misspelt key', message([text('a')], { enforceNonce: true })],
    ['a misspelt key of a component', message([{ ...text('a'), contents: 'b' }])],
    [
      'mentions that are not switched off',
      message([text('a')], { allowed_mentions: { parse: ['everyone'] } }),
    ],
    ['a nonce of 26 characters', message([text('a')], { nonce: 'n'.repeat(26) })],
    ['a flag that suppresses the notification', message([text('a')], { flags: V2 | (1 << 12) })],
  ])('%s', (_what, body) => {
    expect(checkMessage(body)).not.toEqual([]);
  });

  const option = (name: string, required: boolean): Body => ({ type: 3, name, description: name, required });
  it.each([
    ['a name in capitals', { name: 'Papers', description: 'a' }],
    ['a name with a space', { name: 'daily papers', description: 'a' }],
    ['no description', { name: 'papers', description: '' }],
    [
      'a required option after an optional one',
      { name: 'p', description: 'a', options: [option('a', false), option('b', true)] },
    ],
    ['an option twice', { name: 'p', description: 'a', options: [option('a', true), option('a', true)] }],
    [
      '26 options',
      {
        name: 'p',
        description: 'a',
        options: Array.from({ length: 26 }, (_, at) => option(`o${at}`, false)),
      },
    ],
    [
      'choices beside completing',
      {
        name: 'p',
        description: 'a',
        options: [{ ...option('a', true), autocomplete: true, choices: [{ name: 'x', value: 'x' }] }],
      },
    ],
    ['8,001 characters', { name: 'p', description: 'a'.repeat(8001) }],
  ])('a command with %s', (_what, command) => {
    expect(checkCommands([{ type: 1, ...command }])).not.toEqual([]);
  });

  it('a command twice', () => {
    const command = { type: 1, name: 'papers', description: 'a' };
    expect(checkCommands([command])).toEqual([]);
    expect(checkCommands([command, command])).toEqual(['a command twice']);
  });

  it('26 choices for what is being typed', () => {
    const choices = (many: number) =>
      Array.from({ length: many }, (_, at) => ({ name: `${at}`, value: `${at}` }));
    const schema = 'ApplicationCommandAutocompleteCallbackRequestSchema';
    expect(checkBody(schema, { type: 8, data: { choices: choices(25) } })).toEqual([]);
    expect(checkBody(schema, { type: 8, data: { choices: choices(26) } })).not.toEqual([]);
  });
});

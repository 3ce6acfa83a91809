import { describe, expect, it } from 'vitest';
import { type Body, checkBody, checkCommands, checkMessage, checkModal } from '#test/fakes/discord/check.ts';

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

  it.each(['ManageGuild', 32])('a default permission of %j', (default_member_permissions) => {
    const command = { type: 1, name: 'papers', description: 'a' };
    expect(checkCommands([{ ...command, default_member_permissions: '32' }])).toEqual([]);
    expect(checkCommands([{ ...command, default_member_permissions }])).not.toEqual([]);
  });

  const input = (id: string, more: Body = {}): Body => ({
    type: 18,
    label: 'Time',
    component: { type: 4, custom_id: id, style: 1, ...more },
  });
  it.each([
    ['a title of 46 characters', { title: 't'.repeat(46) }],
    ['six inputs', { components: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => input(id)) }],
    ['no input', { components: [] }],
    ['an input twice', { components: [input('a'), input('a')] }],
    ['a value that is longer than it may be', { components: [input('a', { value: 'abc', max_length: 2 })] }],
    ['a misspelt key', { components: [{ ...input('a'), descriptions: 'b' }] }],
  ])('a modal with %s', (_what, wrong) => {
    const data = { custom_id: 'm', title: 'Settings', components: [input('a', { value: 'b' })] };
    expect(checkModal({ type: 9, data })).toEqual([]);
    expect(checkModal({ type: 9, data: { ...data, ...wrong } })).not.toEqual([]);
  });

  const file = (name: string): Body => ({ type: 13, file: { url: `attachment://${name}` } });
  it.each([
    ['that is not there', [file('a.bib')], [], []],
    ['that is not shown', [text('a')], ['a.bib'], ['a.bib']],
    ['that is not told of', [file('a.bib')], [], ['a.bib']],
    ['with a name that Discord changes', [file('a b.bib')], ['a b.bib'], ['a b.bib']],
  ])('a file %s', (_what, components, told, uploaded) => {
    const attachments = told.map((filename, at) => ({ id: String(at), filename }));
    const files = uploaded.map((name) => ({ name, text: '' }));
    const right = message([file('a.bib')], { attachments: [{ id: '0', filename: 'a.bib' }] });
    expect(checkMessage(right, [{ name: 'a.bib', text: '' }])).toEqual([]);
    const more = attachments.length > 0 ? { attachments } : {};
    expect(checkMessage(message(components, more), files)).not.toEqual([]);
  });

  it('two choices that are set', () => {
    const options = ['a', 'b'].map((value) => ({ label: value, value, default: true }));
    const select = { type: 3, custom_id: 's', options };
    expect(checkMessage(message([row(select)]))).toContain('two choices are set');
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

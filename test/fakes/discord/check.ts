import { isDeepStrictEqual } from 'node:util';
import * as spec from 'discord-api-spec/zod';
import { flat } from './readable.ts';

export type Body = Readonly<Record<string, unknown>>;

/** A file that came beside a body. */
export interface Attached {
  readonly name: string;
  readonly text: string;
}

/** A schema of Discord's own OpenAPI file. */
interface Schema {
  safeParse(body: unknown): { success: boolean; data?: unknown; error?: { issues: readonly unknown[] } };
}

const schemas: Readonly<Record<string, Schema>> = spec;

const V2 = 1 << 15;
const ROW = 1;
const MOST_ROWS = 5;
const EPHEMERAL = 1 << 6;
const SILENT = 1 << 12;

/** What is wrong with a body by the specification; a key that it does not know is wrong as well. */
export function checkBody(schema: string, body: unknown): string[] {
  const parsed = schemas[schema]?.safeParse(body);
  if (!parsed) throw new Error(`no schema is named ${schema}`);
  if (!parsed.success) return [`${schema}: ${JSON.stringify(parsed.error?.issues).slice(0, 600)}`];
  return isDeepStrictEqual(parsed.data, body) ? [] : [`${schema}: a key that Discord does not know`];
}

/** Rows, buttons and selects: what a message without the flag may hold. */
const OLD: ReadonlySet<unknown> = new Set([1, 2, 3, 5, 6, 7, 8]);

function checkOld({ content, components = [] }: Body, nodes: readonly Body[]): (string | true)[] {
  const top = components as readonly Body[];
  return [
    nodes.every(({ type }) => OLD.has(type)) || 'components v2 need their flag',
    (top.length <= MOST_ROWS && top.every(({ type }) => type === ROW)) || 'buttons are in five rows at most',
    Boolean(content) || nodes.length === 0 || 'buttons without a word',
  ];
}

/** What is wrong with a message that is posted to a channel. */
export function checkMessage(body: Body, files: readonly Attached[] = []): string[] {
  return [...checkBody('MessageCreateRequestSchema', body), ...checkLayout(body, files)];
}

/** What is wrong with a post that is opened in a forum: of its message's flags, Discord's documentation has none but for embeds and silence, so that it is no components v2. */
export function checkForumPost(body: Body, files: readonly Attached[] = []): string[] {
  const message = (body.message ?? {}) as Body;
  const isOfV2 = (Number(message.flags ?? 0) & V2) > 0;
  return [
    ...checkBody('CreateForumThreadRequestSchema', body),
    ...checkLayout(message, files),
    ...(isOfV2 && !isPlainNote(message) ? ['a post begins with no components v2'] : []),
  ];
}

/** What has nothing to press has no other place for its marker. */
function isPlainNote({ components }: Body): boolean {
  return flat(Array.isArray(components) ? components : []).every(({ custom_id }) => custom_id === undefined);
}

/** What the specification does not hold: the rules between the parts of a message. */
export function checkLayout(body: Body, files: readonly Attached[] = []): string[] {
  const nodes = flat(Array.isArray(body.components) ? body.components : []);
  const v2 = (Number(body.flags ?? 0) & V2) > 0;
  return [
    ...(v2 ? [] : checkOld(body, nodes)),
    !(v2 && (body.content || body.embeds)) || 'no content and no embeds beside components v2',
    nodes.length <= 40 || `${nodes.length} components`,
    textSize(nodes) <= 4000 || `${textSize(nodes)} characters of text`,
    areUnique(nodes.flatMap(({ custom_id }) => (custom_id ? [custom_id] : []))) || 'a custom_id twice',
    ...nodes.flatMap(checkChoices),
    ...checkFiles(body, nodes, files),
    mentionsAtMostOne(body, nodes) ||
      mentionsAtMostOne(body, [firstLineOf(body)]) ||
      'more may be mentioned than one, or it is not what begins the message',
    String(body.content ?? '').length <= 2000 || 'content of more than 2,000 characters',
    (Number(body.flags ?? 0) & ~(V2 | EPHEMERAL | (body.message_reference ? SILENT : 0))) === 0 ||
      'a flag that nobody asked for',
  ].filter((problem) => typeof problem === 'string');
}

/** Of a message without components v2. */
function firstLineOf({ content }: Body): Body {
  return { content: String(content ?? '').split('\n')[0] };
}

/** Nobody, or the one that the first text of the message is, and that alone. */
function mentionsAtMostOne({ allowed_mentions: allowed }: Body, [first]: readonly Body[]): boolean {
  const role = /^<@&(\d+)>$/.exec(String(first?.content))?.[1];
  const may = role
    ? { parse: [], roles: [role] }
    : /^@(?:everyone|here)$/.test(String(first?.content)) && { parse: ['everyone'] };
  return isDeepStrictEqual(allowed, { parse: [] }) || isDeepStrictEqual(allowed, may);
}

function checkChoices({ options }: Body): (string | true)[] {
  const choices = Array.isArray(options) ? (options as Body[]) : [];
  return [
    areUnique(choices.map(({ value }) => value)) || 'a choice twice',
    choices.filter((choice) => choice.default).length <= 1 || 'two choices are set',
  ];
}

/** Each file is uploaded once, told of as an attachment, and shown by a component that names it. */
function checkFiles(body: Body, nodes: readonly Body[], files: readonly Attached[]): (string | true)[] {
  const attached = (Array.isArray(body.attachments) ? body.attachments : []) as Body[];
  const shown = nodes.flatMap(({ file }) => (file ? [(file as { url: string }).url] : []));
  return [
    isDeepStrictEqual(
      attached.map(({ filename }) => filename),
      files.map(({ name }) => name),
    ) || 'attachments are not the files that are uploaded',
    isDeepStrictEqual(
      shown,
      files.map(({ name }) => `attachment://${name}`),
    ) || 'components do not show the files that are uploaded',
    files.every(({ name }) => /^[\w-][\w.-]*$/.test(name)) || 'a file name that Discord changes',
  ];
}

/** What is wrong with a modal. */
export function checkModal(body: Body): string[] {
  const { title = '', components = [] } = (body.data ?? {}) as {
    title?: string;
    components?: readonly unknown[];
  };
  const inputs = flat(components).filter(({ type }) => type === 4);
  return [
    ...checkBody('ModalInteractionCallbackRequestSchema', body),
    ...[
      (title.length > 0 && title.length <= 45) || 'a title of 1 to 45 characters',
      (components.length > 0 && components.length <= 5) || 'one to five inputs',
      areUnique(inputs.map(({ custom_id }) => custom_id)) || 'a custom_id twice',
      inputs.every(({ value = '', max_length = 4000 }) => String(value).length <= Number(max_length)) ||
        'a value longer than its input takes',
    ].filter((problem) => typeof problem === 'string'),
  ];
}

function textSize(nodes: readonly Body[]): number {
  return nodes.reduce((sum, { content }) => sum + (typeof content === 'string' ? content.length : 0), 0);
}

function areUnique(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

const COMMAND_NAME = /^[-_\p{L}\p{N}]{1,32}$/u;

/** What is wrong with the commands of an application. */
export function checkCommands(commands: readonly Body[]): string[] {
  return [
    ...commands.flatMap(checkCommand),
    ...(commands.length > 100 ? ['more than 100 commands'] : []),
    ...(areUnique(commands.map(({ type, name }) => `${type ?? 1} ${name}`)) ? [] : ['a command twice']),
    ...commands.flatMap((command) => [
      ...(command.type === undefined || command.type === 1 ? checkNamed(command) : []),
      ...(sizeOfCommand(command) > 8000 ? [`${command.name} has more than 8,000 characters`] : []),
    ]),
  ];
}

// The specification wants a number where Discord wants, and gives, its digits.
function checkCommand({ default_member_permissions: permissions, ...command }: Body): string[] {
  const digits = permissions === undefined || (typeof permissions === 'string' && /^\d+$/.test(permissions));
  return [
    ...checkBody('ApplicationCommandUpdateRequestSchema', command),
    ...(digits ? [] : ['default_member_permissions is no string of digits']),
  ];
}

function checkNamed(option: Body): string[] {
  const name = String(option.name);
  const own = Array.isArray(option.options) ? (option.options as Body[]) : [];
  const required = own.map((each) => each.required === true);
  return [
    (COMMAND_NAME.test(name) && name === name.toLowerCase()) || `the name ${name}`,
    String(option.description ?? '').length > 0 || `${name} has no description`,
    own.length <= 25 || `${name} has more than 25 options`,
    areUnique(own.map((each) => each.name)) || `${name} has an option twice`,
    required.lastIndexOf(true) < (required.indexOf(false) + 1 || Number.POSITIVE_INFINITY) ||
      `${name} has a required option after an optional one`,
    !(option.autocomplete && option.choices) || `${name} completes and has choices`,
  ]
    .filter((problem) => typeof problem === 'string')
    .concat(own.flatMap(checkNamed));
}

// Names, descriptions and values of choices, over all options.
function sizeOfCommand(option: Body): number {
  const length = (value: unknown) => (typeof value === 'string' ? value.length : 0);
  const choices = Array.isArray(option.choices) ? (option.choices as Body[]) : [];
  const own = Array.isArray(option.options) ? (option.options as Body[]) : [];
  return (
    length(option.name) +
    length(option.description) +
    choices.reduce((sum, choice) => sum + length(choice.name) + length(choice.value), 0) +
    own.reduce((sum, each) => sum + sizeOfCommand(each), 0)
  );
}

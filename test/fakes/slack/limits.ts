import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';

/** Slack's own bounds on messages and views, written down apart from the adapter's. */
const Plain = (max: number) =>
  z.strictObject({
    type: z.literal('plain_text'),
    text: z.string().min(1).max(max),
    emoji: z.boolean().optional(),
  });
const Mrkdwn = (max: number) =>
  z.strictObject({
    type: z.literal('mrkdwn'),
    text: z.string().min(1).max(max),
    verbatim: z.boolean().optional(),
  });
const Text = (max: number) => z.union([Plain(max), Mrkdwn(max)]);
const Id = z.string().min(1).max(255);
const Option = z.strictObject({ text: Plain(75), value: z.string().min(1).max(75) });
const Image = z.strictObject({
  type: z.literal('image'),
  image_url: z.url({ protocol: /^https$/ }).max(3000),
  alt_text: z.string().min(1).max(2000),
});
const Button = z.strictObject({
  type: z.literal('button'),
  action_id: Id,
  text: Plain(75),
  value: z.string().max(2000).optional(),
  url: z.string().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: z.unknown().optional(),
});
const Overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: Id,
  options: z.array(Option).min(1).max(5),
});
const Select = z
  .looseObject({
    type: z.enum([
      'static_select',
      'multi_static_select',
      'conversations_select',
      'multi_users_select',
      'timepicker',
      'checkboxes',
      'radio_buttons',
    ]),
    action_id: Id,
    options: z.array(Option).min(1).max(100).optional(),
    placeholder: Plain(150).optional(),
    initial_option: Option.optional(),
    initial_users: z
      .array(z.string().regex(/^[UW][A-Z0-9]+$/))
      .min(1)
      .optional(),
    initial_time: z
      .string()
      .regex(/^\d\d:\d\d$/)
      .optional(),
    initial_conversation: z.string().optional(),
    default_to_current_conversation: z.boolean().optional(),
  })
  .refine(
    ({ options = [], initial_option: initial }) =>
      !initial || options.some((option) => isDeepStrictEqual(option, initial)),
    'what is chosen is one of the options',
  )
  .refine(
    ({ initial_conversation, default_to_current_conversation }) =>
      !(initial_conversation && default_to_current_conversation),
    'a channel is chosen in one way',
  );
const Input = z.looseObject({
  type: z.literal('plain_text_input'),
  action_id: Id,
  placeholder: Plain(150).optional(),
  max_length: z.int().min(1).max(3000).optional(),
});
const Style = z.strictObject({ bold: z.boolean().optional() }).optional();
const RichText = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), style: Style }),
  z.strictObject({ type: z.literal('link'), url: z.url().max(3000), text: z.string().min(1), style: Style }),
]);
const block_id = Id.optional();

const Block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('header'), block_id, text: Plain(150) }),
  z.strictObject({ type: z.literal('divider'), block_id }),
  z.strictObject({
    type: z.literal('section'),
    block_id,
    text: Text(3000),
    accessory: z.union([Image, Button, Overflow, Select]).optional(),
  }),
  z.strictObject({
    type: z.literal('context'),
    block_id,
    elements: z
      .array(z.union([Image, Text(3000)]))
      .min(1)
      .max(10),
  }),
  z.strictObject({
    type: z.literal('actions'),
    block_id,
    elements: z
      .array(z.union([Button, Overflow, Select]))
      .min(1)
      .max(25),
  }),
  z.strictObject({
    type: z.literal('rich_text'),
    block_id,
    elements: z
      .array(z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(RichText).min(1) }))
      .min(1),
  }),
  z.strictObject({
    type: z.literal('input'),
    block_id,
    label: Plain(2000),
    hint: Plain(2000).optional(),
    optional: z.boolean().optional(),
    element: z.union([Input, Select]),
  }),
]);
type Block = z.infer<typeof Block>;

const View = z.strictObject({
  type: z.enum(['modal', 'home']),
  callback_id: Id.optional(),
  title: Plain(24).optional(),
  submit: Plain(24).optional(),
  close: Plain(24).optional(),
  private_metadata: z.string().max(3000).optional(),
  blocks: z.array(z.unknown()),
});

/** What Slack would refuse blocks for; undefined where it takes them. */
export function refusal(blocks: unknown, most = 50): string | undefined {
  const parsed = z.array(Block).max(most).safeParse(blocks);
  if (!parsed.success) return `invalid_blocks: ${z.prettifyError(parsed.error)}`;
  const ids = parsed.data.flatMap(({ block_id: id }) => id ?? []);
  if (new Set(ids).size < ids.length) return 'invalid_blocks: a block_id twice';
  for (const { elements } of parsed.data.filter(({ type }) => type === 'actions') as Extract<
    Block,
    { type: 'actions' }
  >[]) {
    if (new Set(elements.map(({ action_id }) => action_id)).size < elements.length) {
      return 'invalid_blocks: an action_id twice';
    }
  }
  const text = textsOf(parsed.data).reduce((sum, each) => sum + htmlEscaped(each).length, 0);
  return most === 50 && text > 9_597 ? `msg_blocks_too_long: ${text} characters` : undefined;
}

/** What Slack would refuse a view for. */
export function viewRefusal(view: unknown): string | undefined {
  const parsed = View.safeParse(view);
  if (!parsed.success) return `invalid_arguments: ${z.prettifyError(parsed.error)}`;
  if (parsed.data.type === 'modal' && !parsed.data.title) return 'invalid_arguments: a modal has a title';
  const asks = parsed.data.blocks.some((block) => (block as Block).type === 'input');
  if (asks && parsed.data.type === 'modal' && !parsed.data.submit) {
    return 'invalid_arguments: a modal with inputs has a button to send them off';
  }
  return refusal(parsed.data.blocks, 100);
}

/** Every text of a value, in order. */
export function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : textsOf(inner),
  );
}

/** Slack escapes what is plain, and leaves what is escaped. */
function htmlEscaped(text: string): string {
  return text
    .replace(/&(?!(?:amp|lt|gt);)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

import fc from 'fast-check';
import type { Block, Document, PaperBlock, Reason } from '#core/document.ts';
import { HOSTILE, paperBlock } from '#test/fakes/documents.ts';

/** Words of many scripts, and such as do something on one platform or another. */
const WORDS = [
  ...[
    'quantization',
    'ab',
    'word',
    'a:b',
    ' ',
    'é',
    '日本語の論文',
    '한국어',
    '👩‍🔬',
    '🇩🇪',
    'x'.repeat(70),
    'x'.repeat(400),
  ],
  ...[
    '@everyone',
    '@here',
    '<@123456789012345678>',
    '<@&1>',
    '<#1>',
    '</papers:1>',
    '<t:0:R>',
    '<:x:1>',
    ':smile:',
  ],
  ...[
    '<!channel>',
    '<@U123>',
    '<https://evil.example|x>',
    '[a](https://evil.example)',
    '](https://evil.example)',
  ],
  ...[
    'https://evil.example/x',
    'https://lab.a.edu/x',
    '# big',
    '- item',
    '1. item',
    '> quote',
    '>>> quote',
    '-# small',
  ],
  ...[
    '**bold**',
    '*bold*',
    '_it_',
    '__under__',
    '~s~',
    '~~gone~~',
    '||secret||',
    '`code`',
    '```block',
    '\\',
    '\\*',
  ],
  ...['\n# next', '&&&&&&&&&&&&&&&&', '\ufdd0', HOSTILE],
];

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 40 }).map((words) => words.join(' ')),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join('')),
  fc.constantFrom(
    '&'.repeat(1900),
    'a < b '.repeat(300),
    '*_~`'.repeat(300),
    'w'.repeat(5000),
    '@'.repeat(4000),
  ),
);
const sentence = fc.array(fc.record({ text, mark: fc.boolean() }), { maxLength: 5 });
const reason: fc.Arbitrary<Reason> = fc.oneof(
  fc.record({ kind: fc.constant('upvotes' as const), rank: fc.nat(), of: fc.nat() }),
  fc.record({ kind: fc.constant('reserved' as const), rank: fc.nat(), of: fc.nat() }),
  fc.record({ kind: fc.constant('outside' as const), rank: fc.nat(), of: fc.nat() }),
  fc.record({ kind: fc.constant('late' as const), day: fc.constant('2026-08-19') }),
  fc.record({ kind: fc.constant('saved' as const), title: text }),
  fc.record({ kind: fc.constant('match' as const), sentence }),
  fc.record({ kind: fc.constant('topic' as const), topic: text, sentence }),
);
const count = fc.option(fc.nat(), { nil: undefined });
const address = fc.oneof(
  text,
  fc.webUrl(),
  fc.constantFrom(
    'javascript:alert(1)',
    'https://huggingface.co@evil.example/',
    `https://a.org/${'x'.repeat(2500)}`,
  ),
);
const linked = fc.record({
  kind: fc.constantFrom('model' as const, 'dataset' as const, 'space' as const),
  total: fc.nat(),
  top: fc.array(fc.record({ id: text, url: address }), { maxLength: 5 }),
});
/** Where a paper leads, whatever stands there. */
const ways = fc.record(
  {
    code: address,
    project: address,
    discussion: address,
    media: fc.array(address, { maxLength: 3 }),
    linked: fc.array(linked, { maxLength: 4 }),
    submitter: fc.record({ name: text, login: text }),
  },
  { requiredKeys: [] },
);
const paper: fc.Arbitrary<PaperBlock> = fc
  .record({
    ways,
    facts: fc.record({
      id: fc.oneof(text, fc.constant('2608.12345')),
      title: text,
      authors: fc.array(text),
      organization: text,
      url: fc.oneof(text, fc.webUrl(), fc.constant('https://arxiv.org/abs/1')),
      thumbnail: fc.oneof(text, fc.webUrl(), fc.constant('https://cdn-thumbnails.huggingface.co/x.png')),
    }),
    counts: fc.record({ upvotes: count, comments: count, stars: count }),
    block: fc.record({
      number: fc.nat(2000),
      gist: text,
      reasons: fc.array(reason, { maxLength: 3 }),
      whole: fc.boolean(),
    }),
  })
  .map(({ ways, facts, counts, block }) => {
    const known = Object.entries(counts).filter(([, value]) => value !== undefined);
    return paperBlock({ ...ways, ...facts, ...Object.fromEntries(known) }, block);
  });
const moment = fc.record({
  at: fc.integer({ min: 0, max: 4_102_444_800_000 }),
  show: fc.constantFrom('time' as const, 'day-and-time' as const),
  text,
});
const options = fc.dictionary(fc.constantFrom('topic', 'query', 'for'), text);
const action = fc.record({ label: text, command: fc.constantFrom('search', 'follow', 'help'), options });
const field = fc.record({
  name: fc.constantFrom('time', 'zone', 'size', 'order', 'catch-up'),
  label: text,
  value: fc.oneof(fc.constant('Europe/Berlin'), text),
  choices: fc.array(fc.record({ value: text, label: text }), { maxLength: 30 }),
});

/** Any document over all kinds of blocks, with any words in it; `message` is the address of a message of ours. */
export function anyDocument(message: string): fc.Arbitrary<Document> {
  const link = fc.record({ message: fc.oneof(text, fc.webUrl(), fc.constant(message)), text });
  const part = fc.oneof(text, moment, fc.record({ command: text }), link);
  const block: fc.Arbitrary<Block> = fc.oneof(
    { weight: 4, arbitrary: paper },
    fc.record({ kind: fc.constant('heading' as const), text, aside: text }),
    fc.record({
      kind: fc.constantFrom('text' as const, 'note' as const),
      text: fc.oneof(text, fc.array(part, { maxLength: 30 })),
    }),
    fc.record({ kind: fc.constant('actions' as const), actions: fc.array(action, { maxLength: 12 }) }),
    fc.record({
      kind: fc.constant('form' as const),
      command: fc.constant('subscribe'),
      options,
      shows: fc.record({ command: fc.constant('settings'), options }),
      about: text,
      fields: fc.array(field, { maxLength: 7 }),
      actions: fc.array(action, { maxLength: 3 }),
    }),
    fc.record({
      kind: fc.constant('file' as const),
      name: text,
      text: fc.constant('@misc{a,\n  b = {c}\n}'),
    }),
  );
  return fc.record({
    summary: text,
    blocks: fc.array(block, { maxLength: 14 }).filter(hasOneFile),
    papers: fc.constantFrom('ours' as const, 'mine' as const, 'saved' as const),
  });
}

/** No answer has two. */
function hasOneFile(blocks: readonly Block[]): boolean {
  return blocks.filter(({ kind }) => kind === 'file').length <= 1;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { encodeIntent } from '#core/commands/intent.ts';
import { hear } from '#core/commands/talk/hear.ts';

/** What is heard, in short: a line, an intent, or the kind of remark in brackets. */
function heard(typed: string): string {
  const found = hear(commands, typed);
  if (found.kind === 'line') return found.line;
  return found.kind === 'intent' ? encodeIntent(found.intent) : `(${found.kind})`;
}

const search = (query: string) => `search{"query":"${query}"}`;
const help = (command: string) => `help{"command":"${command}"}`;

describe('what is said to a bot as to a person', () => {
  it.each(['yesterday', '20 Aug', 'last week', '2026-8-20', 'Monday', '2026-02-29', '5/6/2026'])(
    '%s is the list of that day',
    (typed) => {
      expect(heard(typed)).toBe(`today ${typed}`);
    },
  );

  it.each(['sat', 'sun', 'may', '2026', '0309136', '1.5', 'world models 2026-08-20'])(
    '%s is no day alone',
    (typed) => {
      expect(heard(typed)).not.toMatch(/^today/);
    },
  );

  it.each([
    ['papers by Kaiming He', search('papers by Kaiming He')],
    ['show me the latest papers by Yann LeCun please', search('papers by Yann LeCun')],
    ['papers from DeepMind', search('papers from DeepMind')],
    ['papers by Kaiming He since 2024', 'search{"query":"papers by Kaiming He","since":"2024"}'],
    ['papers about diffusion since last week', 'search{"query":"diffusion","since":"last week"}'],
    ['what is new in agents from May 2026?', 'search{"query":"agents","since":"May 2026"}'],
    ['papers about learning from experience', search('learning from experience')],
    ['papers from last week', 'top{"date":"last week","period":"week"}'],
    ['what were the most upvoted papers last month?', 'top{"date":"last month","period":"month"}'],
    ['what is new this month?', 'top{"period":"month"}'],
    ['what is https://arxiv.org/abs/2608.01234 about?', 'paper 2608.01234'],
    ['my saved papers', 'saved'],
    ['what are the best papers this week?', 'top{"period":"week"}'],
    ['most upvoted papers of the month', 'top{"period":"month"}'],
    ['papers from last month about agents', 'search agents last month'],
    ['papers from Google about agents', search('papers from Google about agents')],
    ['anything new on robots this week?', 'search{"query":"robots","since":"this week"}'],
    ['any papers on RAG today?', 'today{"topic":"RAG"}'],
    ['delete my data', 'forget{"whose":"me"}'],
    ['erase everything about me.', 'forget{"whose":"me"}'],
    ['my topics', 'topics for me'],
    ['what are my settings?', 'settings for me'],
    ['my saved', 'saved'],
    ['my thesis', 'my thesis'],
    ['/papers', '(nothing)'],
    ['papers about agents since 5/6/2026', 'search{"query":"agents","since":"5/6/2026"}'],
  ])('%s is what is asked for, from a day on where it says so: %s', (typed, asked) => {
    expect(heard(typed)).toBe(asked);
  });

  it.each([
    'hi',
    'Hello!',
    'hey @Paperboy',
    'Hi there 👋',
    'good morning, Paperboy!',
    'hello bot',
    'Hiii',
    'yo',
    'hey all',
    'hola',
    'Bonjour!',
    '你好',
  ])('%s is a greeting', (typed) => {
    expect(heard(typed)).toBe('(greeting)');
  });

  it.each([
    'thanks',
    'thanks @Paperboy!',
    'Thank you so much!',
    'ok thanks',
    'great, thanks a lot 🙏',
    'thx',
    '👍',
    ':+1:',
    'cheers',
    'perfect',
    'good bot',
    'ty',
  ])('%s is thanks, which wants no answer', (typed) => {
    expect(heard(typed)).toBe('(thanks)');
  });

  it.each([
    ['bye', '(goodbye)'],
    ['Good night!', '(goodbye)'],
    ['who are you?', '(who)'],
    ['are you a bot?', '(who)'],
    ['thank you so much, this is great', '(thanks)'],
    ['quit', '(leaving)'],
    ['exit', '(leaving)'],
    ['--version', '(version)'],
    ['', '(nothing)'],
    ['   ', '(nothing)'],
  ])('%j is %s', (typed, kind) => {
    expect(heard(typed)).toBe(kind);
  });

  it.each([
    ['top week please', 'top week'],
    ['hey, top week please!', 'top week'],
    ['Hi Paperboy, today', 'today'],
    ['please today', 'today'],
    ['could you please search llm agents', 'search llm agents'],
    ['show me today', 'today'],
    ['show me the top week', 'top week'],
    ['follow agents for me, thanks!', 'follow agents for me'],
    ['/papers today', 'today'],
    ['/papers /papers today', 'today'],
    ['/paperboy /search llm', '/search llm'],
    ['today?', 'today'],
    ['oops, undo that', 'undo that'],
    ['sorry, wait: unfollow robots', 'unfollow robots'],
    ['sorry state of deep learning', 'sorry state of deep learning'],
    ['status, please!', 'status'],
    ['status please!', 'status'],
    ['topics for me', 'topics for me'],
  ])('%j is the line %j', (typed, line) => {
    expect(heard(typed)).toBe(line);
  });

  it.each([
    'search please',
    'search attention is all you need',
    'search "say please"',
    'follow hello world programs',
    'search what is new in agents',
    'mute thank you notes',
    '/today',
    '/nonsense',
    'serach llm',
    'speculative decoding',
    '2607.07964',
    'https://arxiv.org/abs/2607.07964',
    '-foo',
    '42',
  ])('%j is left as it is', (typed) => {
    expect(heard(typed)).toBe(typed);
  });

  it.each([
    ['do you have papers on RLHF?', 'RLHF'],
    ['find me papers about protein folding', 'protein folding'],
    ['I am looking for papers on speech', 'speech'],
    ['is there anything about tensor parallelism?', 'tensor parallelism'],
    ['is there life on Mars?', 'life on Mars'],
    ['tell me about mixture of experts', 'mixture of experts'],
    ['what is speculative decoding?', 'speculative decoding'],
    ['how does attention work?', 'attention work'],
    ['papers about agents', 'agents'],
  ])('%j searches for %j', (typed, query) => {
    expect(heard(typed)).toBe(search(query));
  });

  it.each([
    ['what is new in LLM quantization?', 'LLM quantization'],
    ["what's new in robotics", 'robotics'],
    ['What are the latest papers on diffusion models?', 'diffusion models'],
    ['any new papers about world models?', 'world models'],
    ['can you find some recent work on KV cache compression, please?', 'KV cache compression'],
    ['latest research on alignment', 'alignment'],
    ['hey, what is new in agents?', 'agents'],
  ])('%j searches for %j, the newest first', (typed, query) => {
    expect(heard(typed)).toBe(`search{"query":"${query}","sort":"date"}`);
  });

  it.each([
    ['what is new?', 'today'],
    ["what's new today?", 'today'],
    ['any new papers?', 'today'],
    ["what's new this week?", 'top{"period":"week"}'],
    ['what is similar to FlexQuant?', 'similar FlexQuant'],
    ['what is similar', help('similar')],
  ])('%j is %s', (typed, asked) => {
    expect(heard(typed)).toBe(asked);
  });

  it.each([
    ['?', 'help'],
    ['-h', 'help'],
    ['--help', 'help'],
    ['help me', 'help'],
    ['what can you do?', 'help'],
    ['how does this work?', 'help'],
    ['commands', 'help'],
    ['subscribe help', help('subscribe')],
    ['subscribe --help', help('subscribe')],
    ['search -h', help('search')],
    ['follow ?', help('follow')],
    ['status ?', help('status')],
    ['save help', help('save')],
    ['today help', help('today')],
    ['how do I subscribe?', help('subscribe')],
    ['how can I unfollow a topic?', help('unfollow')],
    ['help me with mute', help('mute')],
    ['search help', 'search help'],
    ['follow help', help('follow')],
    ['--help search', help('search')],
    ['help search', 'help search'],
    ['help serach', 'help serach'],
  ])('%j asks for %s', (typed, asked) => {
    expect(heard(typed)).toBe(asked);
  });

  it.each([
    ['  /papers  today ', 'today'],
    ['/papershop', '/papershop'],
    ['see example.org/papers', 'see example.org/papers'],
    ['top papers this week', 'top papers this week'],
    ['robots that wipe my data', 'robots that wipe my data'],
    ['delete me from photos', 'delete me from photos'],
    ['show my topics', 'topics for me'],
    ['show me my own topics list', 'topics for me'],
    ['my saved paper', 'saved'],
    ['she likes my topics', 'she likes my topics'],
  ])('%s is the line %s', (typed, line) => {
    expect(heard(typed)).toBe(line);
  });

  it('is no courtesy where it is longer than anybody chats', () => {
    const words = 'agents '.repeat(100);
    expect(hear(commands, ` search ${words.slice(0, 384)} please`)).toEqual({
      kind: 'line',
      line: `search ${words.slice(0, 384)}`.trim(),
    });
    expect(hear(commands, ` search ${words} please `)).toEqual({
      kind: 'line',
      line: `search ${words} please`,
    });
  });

  it('is a line where no command searches', () => {
    expect(hear([], 'what is attention?')).toEqual({ kind: 'line', line: 'what is attention?' });
  });

  it('takes no time and never fails, whatever is typed', () => {
    const word = fc.constantFrom(
      ...[
        'hi',
        'please',
        'what',
        'is',
        'new',
        'in',
        '?',
        'papers',
        '/papers',
        'thanks',
        ' ',
        ',',
        '@',
        'can',
        'you',
      ],
      ...['find', 'me', 'the', '👍', ':', '!', 'help', '--help', 'show', 'any', 'on'],
    );
    const typed = fc.oneof(
      fc.string({ maxLength: 400 }),
      fc.array(word, { maxLength: 100 }).map((words) => words.join(' ')),
      word.map((part) => part.repeat(20_000 / part.length)),
      word.map((part) => `${part} `.repeat(400 / (part.length + 1))),
    );
    fc.assert(
      fc.property(typed, (line) => {
        expect(quickest(line)).toBeLessThan(50);
      }),
      { numRuns: 100 },
    );
  });
});

/** The shortest of a few times: what somebody else does on the machine meanwhile does not count. */
function quickest(line: string): number {
  const times = [1, 2, 3].map(() => {
    const before = performance.now();
    hear(commands, line);
    return performance.now() - before;
  });
  return Math.min(...times);
}

describe('what people ask for in other words', () => {
  it.each([
    ["today's papers", 'today{"date":"today"}'],
    ['yesteday', 'today yesterday'],
    ['yestreday?', 'today yesterday'],
    ['yessir', 'yessir'],
    ['simlar 2608.01234', 'similar 2608.01234'],
    ['papre 2608.01234', 'paper 2608.01234'],
    ['sav 2608.01234', 'sav 2608.01234'],
    ['folow 2608.01234', 'folow 2608.01234'],
    ['gimme papers on diffusion', search('diffusion')],
    ['lemme see papers on diffusion', 'let me see papers on diffusion'],
    ['any good benchmarks for agents?', search('benchmarks for agents')],
    ['how many papers do you have on quantization', search('quantization')],
    ['how many papers were there today?', 'today'],
    ["what's hot rn", 'top{"period":"trending"}'],
    ["I'd like to hear more on causal inference", search('causal inference')],
    ['latest from the Qwen team', search('papers from the Qwen team')],
    ['what does NVIDIA do on world models?', search('papers by NVIDIA about world models')],
    [
      'what did google publish this week on agents',
      'search{"query":"papers by google about agents","since":"this week"}',
    ],
    ['search agents sort:newest', 'search agents sort:date'],
    ['search sort:votes agents', 'search sort:upvotes agents'],
    ['trending on github', 'top{"period":"trending"}'],
    ['papers by Kaiming He, newest first', 'search{"query":"papers by Kaiming He","sort":"date"}'],
    ['papers on decoding that came out in the last two weeks', search('decoding since:\\"2 weeks ago\\"')],
    ["please show me yesterday's papers", 'today{"date":"yesterday"}'],
    ['papers of friday', 'today{"date":"friday"}'],
    ['the list from 20 Aug', 'today{"date":"20 Aug"}'],
    ['papers from 2026-02-30', 'today{"date":"2026-02-30"}'],
    ['papers from 2026', 'search{"query":"since:2026 until:2026"}'],
    ['papers from 20261', 'papers from 20261'],
    ["Maxwell's papers", search('papers by Maxwell')],
    ['papers similar to 2608.01234', 'similar 2608.01234'],
    ['more like https://arxiv.org/abs/2608.01234', 'similar 2608.01234'],
    ['find me something like arXiv:2608.01234?', 'similar 2608.01234'],
    ['find papers like 2608.01234', 'similar 2608.01234'],
    ['other paper close to 2608.01234!', 'similar 2608.01234'],
    ['paper like 2608.01234', 'paper like 2608.01234'],
    ['some work related to 2608.01234', 'similar 2608.01234'],
    ['article similar to 2608.01234', 'similar 2608.01234'],
    ['related works: 2608.01234', 'similar 2608.01234'],
    ['related paper for this one: 2608.01234', 'similar 2608.01234'],
    ['related 2608.01234', 'similar 2608.01234'],
    ['related work 2608.01234', 'similar 2608.01234'],
    ['more like this: 2608.01234', 'similar 2608.01234'],
    ['more like this 2608.01234', 'similar 2608.01234'],
    ['something like that paper 2608.01234?!', 'similar 2608.01234'],
    ['works like 2608.01234', 'similar 2608.01234'],
    ['work like 2608.01234', 'similar 2608.01234'],
    ['articles like 2608.01234', 'similar 2608.01234'],
    ['show articles like 2608.01234', 'similar 2608.01234'],
    ['nothing like 2608.01234', 'nothing like 2608.01234'],
    ['more like 2608.01234 and others', 'similar 2608.01234'],
    ['less like 2608.01234', 'like 2608.01234 less'],
    ['papers like Mamba', '(offer)'],
    ['trending', 'top{"period":"trending"}'],
    ["what's hot right now?", 'top{"period":"trending"}'],
    ['show me trending papers', 'top{"period":"trending"}'],
    ['trending topics in NLP', 'trending topics in NLP'],
    ['what should I read?', 'today{"for":"me"}'],
    ['recommend me a paper', 'today{"for":"me"}'],
    ['suggest something to read', 'today{"for":"me"}'],
    ['surprise me', 'today{"for":"me"}'],
    ['recommend papers on agents', search('agents')],
    ['which papers are about Mamba?', search('Mamba')],
    ['do you know papers by NVIDIA?', search('papers by NVIDIA')],
    ['is there anything by Kaiming He?', search('papers by Kaiming He')],
    ['do you have diffusion papers?', search('diffusion papers')],
    ['got anything on robots?', search('robots')],
  ])('%s is %s', (typed, asked) => {
    expect(heard(typed)).toBe(asked);
  });

  it.each([
    ['open 2608.01234', '2608.01234'],
    ['can you please open the paper 2608.01234 ?', '2608.01234'],
    ['find us the 2608.01234!!', '2608.01234'],
    ['robots show 2608.01234', 'robots show 2608.01234'],
    ['show me 2608.01234 on agents', 'paper 2608.01234'],
    ['show me 2608.01234 2608.01235', 'paper 2608.01234 2608.01235'],
    ['Is it working?!', 'status'],
    ['is everything up', 'status'],
    ['when is next digest', 'status'],
    ['what comes next', 'status'],
    ['when does our next list come ?', 'status'],
    ['when is the next paper due?', 'status'],
    ['agents know what comes next', 'agents know what comes next'],
    ['what is next token prediction', 'what is next token prediction'],
    ['what do I follow', 'topics'],
    ['which topics am I following ?!', 'topics'],
    ['which topic do we follow', 'topics'],
    ['say what do I follow', 'say what do I follow'],
    ['what do I follow next week', 'what do I follow next week'],
  ])('%s is for a paper, or for what is ordered and followed: %s', (typed, asked) => {
    expect(heard(typed)).toBe(asked);
  });

  it.each([
    ['what can you do for me?', 'help'],
    ['are you there?', 'help'],
    ['list commands', 'help'],
    ['which commands are there?', 'help'],
    ['how can I get a daily digest?', help('subscribe')],
    ['how do I get papers every morning?', help('subscribe')],
    ['how do I stop this?', help('unsubscribe')],
    ['how can we turn off the digest?', help('unsubscribe')],
    ['how do I stop gradient explosion?', search('gradient explosion')],
  ])('%s is answered by help: %s', (typed, asked) => {
    expect(heard(typed)).toBe(asked);
  });
});

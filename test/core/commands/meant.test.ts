import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { encodeIntent } from '#core/commands/intent.ts';
import { helpSubject } from '#core/commands/meant/help-subject.ts';
import { hear } from '#core/commands/talk/hear.ts';
import { plainText } from '#core/document.ts';

/** What is heard, in short: a line, an intent, or what is offered. */
function heard(typed: string): string {
  const found = hear(commands, typed);
  if (found.kind === 'line') return found.line;
  if (found.kind === 'offer') return plainText(found.says);
  return found.kind === 'intent' ? encodeIntent(found.intent) : `(${found.kind})`;
}

const meaning = ([typed, line]: readonly [string, string]) => expect(heard(typed)).toBe(line);

describe('a line that speaks of digests of other channels', () => {
  it.each([
    ['move the digest to #papers', 'subscribe move-to:#papers'],
    ['could you move it to <#C2|quant>?', 'subscribe move-to:<#C2|quant>'],
    ['move to #papers', 'subscribe move-to:#papers'],
    ['subscribe move to #papers', 'subscribe move-to:#papers'],
    ['move our robots digest from #lab into #robots', 'subscribe move-to:#robots channel:#lab name:robots'],
    ['all digests', 'settings all'],
    ['list all digests', 'settings all'],
    ['show me all the digests on this server', 'settings all'],
    ['which channels get digests?', 'settings all'],
    ['list digests', 'settings all'],
    ['move it to 8:30', 'subscribe 8:30'],
  ] as const)('%s', (...pair) => meaning(pair));
});

describe('a line that says what is to become of a digest', () => {
  it.each([
    ['unpause', 'resume'],
    ['cancel the pause', 'resume'],
    [
      "I'm on vacation from Aug 24 to Sep 7",
      'Nothing has changed. Dates on which nothing comes, all of them in one line, are set by subscribe holidays:"Aug 24 to Sep 7".',
    ],
    ['newest first from now on', 'subscribe order:newest'],
    ['start again', 'resume'],
    ['please unpause it!', 'resume'],
    ["I'm back", 'resume'],
    ['start sending papers again', 'resume'],
    ['unmute the bot', 'resume'],
    ["i'm on holiday until 5 september, stop sending", 'pause until 5 september'],
    ['we are away for 2 weeks', 'pause for 2 weeks'],
    ['mute the bot for today', 'pause until tomorrow'],
    ['shut up for a week', 'pause for a week'],
    ['stop posting until monday', 'pause until monday'],
    ['change it to 10am', 'subscribe 10am'],
    ['could you move it to 8:30 please', 'subscribe 8:30'],
    ['make it 3 papers', 'subscribe size:3'],
    ['make it weekly', 'subscribe weekly'],
    ['change the time zone to Tokyo', 'subscribe Tokyo'],
    ['weekdays only', 'subscribe weekdays'],
    ['only on mondays', 'subscribe mondays'],
    ['only 5 papers', 'subscribe 5 papers'],
    ['only send papers on topics I follow', 'subscribe kind:topics'],
    ['send it now', 'subscribe send:now'],
    ['post the digest right now', 'subscribe send:now'],
    ['quiet hours 22 to 7', 'subscribe quiet hours 22 to 7'],
    ['twice a day 8 and 20', 'subscribe twice a day 8 and 20'],
    ['biweekly on fridays', 'subscribe biweekly on fridays'],
    ['send the digest at 7am instead', 'subscribe 7am'],
    ['the digest should come at 8', 'subscribe 8'],
    ['can it come at 9:30?', 'subscribe 9:30'],
    ['at 7 instead', 'subscribe 7'],
    ['make it weekly instead', 'subscribe weekly'],
    ['and only on weekdays', 'subscribe weekdays'],
    ['only send when there is something on my topics', 'subscribe kind:topics'],
    ['settings size 15', 'subscribe size 15'],
    ['settings time 9am', 'subscribe time 9am'],
    ['when does it come back?', 'status'],
    ['is it paused?', 'status'],
  ] as const)('%s is %s', (...row) => meaning(row));

  it.each([
    ['no papers today please', /come today, type pause until tomorrow; why nothing came, says status/],
    ['skip tomorrow', /goes over tomorrow with pause for 2 days/],
    ['skip monday', /with pause until tuesday/],
    ['skip this week', /pause until next monday/],
    ['no digest on christmas', /subscribe holidays:"25 Dec"/],
    ['nothing on 24 Dec to 1 Jan', /subscribe holidays:"24 Dec to 1 Jan"/],
    ['make it shorter', /set by subscribe size:3/],
    ['make it longer', /set by subscribe size:15/],
    ['make it 3', /subscribe size:3, for a digest at that hour subscribe 3:00/],
    ['mention @ml-team in the digest', /subscribe mention:@ml-team/],
    ["we're in São Paulo, 8h30", /by subscribe São Paulo, 8h30/],
  ] as const)('%s is offered, and not done', (typed, says) => expect(heard(typed)).toMatch(says));

  it.each([
    'settings export',
    'settings weekly',
    "I'm in love",
    'skip connections in networks',
    'no free lunch',
    'nothing like deep learning',
    'change detection in images',
    'mute robots for 2 weeks',
    'only attention matters',
    'start again from scratch with robots',
    'twice differentiable functions',
    'weekly papers',
  ])('%s says nothing of one', (typed) => expect(heard(typed)).not.toMatch(/^(?:subscribe|pause|resume)/));
});

describe('a line that names papers', () => {
  const [A, B, C] = ['2608.19880', '2608.18580', '2608.20335'];
  it.each([
    [`what's this one about: ${A}`, `paper ${A}`],
    [`where's the code for ${B}`, `paper ${B}`],
    [`is ${A} real?`, `paper ${A}`],
    [`${A}, ${B} and ${C}`, `paper ${A} ${B} ${C}`],
    [`https://huggingface.co/papers/${A} and https://arxiv.org/abs/${B}v2`, `paper ${A} ${B}`],
    [`Fwd: Re: reading group — we'll discuss arXiv:${B} on Friday`, `paper ${B}`],
    [`Zhipeng Xu et al. (2026). Can Agents Do It in Science? arXiv preprint arXiv:${A}.`, `paper ${A}`],
    [
      `@article{xu2026, title={Can {A}gents}, author={Xu, Zhipeng}, eprint={${A}}, archivePrefix={arXiv}}`,
      `paper ${A}`,
    ],
    [
      '@inproceedings{he2016, title={Deep {R}esidual Learning}, author={He, Kaiming}}',
      'search Deep Residual Learning',
    ],
    [`${A} bibtex`, `paper ${A} export:bibtex`],
    [`cite ${A}`, `paper ${A} export:bibtex`],
    [`citation for ${A} please`, `paper ${A} export:bibtex`],
    [`${A} as ris`, `paper ${A} export:ris`],
    [`less like ${C}`, `like ${C} less`],
    [`I don't like ${C}`, `like ${C} less`],
    [`not interested in ${C}`, `dismiss ${C} for me`],
    [`hide ${C}`, `dismiss ${C} for me`],
    [`not for us: ${C}`, `dismiss ${C}`],
    [`keep ${A} for later`, `save ${A}`],
    [`👍 ${A}`, `like ${A}`],
    [`I love ${A}, more of that`, `like ${A}`],
    [`great paper ${A}`, `like ${A}`],
    [`👎 ${A}`, `like ${A} less`],
    [`I already read ${A}`, `dismiss ${A} for me`],
    [`seen ${A}`, `dismiss ${A} for me`],
    [`I would not like ${A}`, `paper ${A}`],
    [`cite ${A} as RIS`, `paper ${A} export:ris`],
    [`${A} bibtex`, `paper ${A} export:bibtex`],
    ['how do I cite 2608.01234?', 'paper 2608.01234 export:bibtex'],
    [
      'how do I cite 2608.01234 in apa?',
      'There is no APA here, which a program for references makes of the file that comes by paper 2608.01234 bibtex (also ris, csl).',
    ],
  ] as const)('%s is %s', (...row) => meaning(row));

  it.each([
    [`which papers cite ${A}`, /Which papers cite which is not known here/],
    [`I changed my mind about ${A}`, /taken back by forget learning 2608.19880, .* unsave 2608.19880/],
    [`compare ${A} and ${B}`, /Papers are not compared here/],
  ] as const)('%s is answered with what comes nearest', (typed, says) => expect(heard(typed)).toMatch(says));
});

describe('a line that says of which days papers are wanted', () => {
  it.each([
    ['top 1 August to 7 August', 'search since:"1 August" until:"7 August" sort:upvotes'],
    ['top from 3 to 9 august', 'search since:"3 august" until:"9 august" sort:upvotes'],
    ['papers from 3 to 7 august', 'search since:"3 august" until:"7 august" sort:upvotes'],
    ['papers on robots between june and july', 'search robots since:"june" until:"july"'],
    ['papers between june and july 2025', 'search since:"june 2025" until:"july 2025" sort:upvotes'],
    ['papers from august 3rd to 7th', 'search since:"august 3rd" until:"7 august" sort:upvotes'],
    ['best papers of july', 'top july'],
    ['top 5 today', 'today today size:5'],
    ['give me the top 3 of yesterday', 'today yesterday size:3'],
    ['top 10 papers this week', 'top this week size:10'],
    ['what came out this week', 'top this week'],
    ['what was published on august 19th?', 'today august 19th'],
    ['newest papers on quantization in the past 3 days', 'search quantization in the past 3 days sort:date'],
    ['best papers on diffusion this month', 'search diffusion this month sort:upvotes'],
    ['agents papers from kaist with code this month', 'search agents org:"kaist" has:code this month'],
    ['summarize the latest paper on agents', 'search agents sort:date'],
    ['papers with code about rl', 'search rl has:code'],
    ['show me 3 papers on video generation', 'search video generation limit:3'],
    ['papers from last week about robots', 'search robots last week'],
    ['papers about robots last month', 'search robots last month'],
    ['since monday', 'search since:"monday" until:today sort:date'],
    ['latest', 'today'],
    ['most liked llm papers since july', 'search llm since july sort:upvotes'],
    ['newest agents papers', 'search agents sort:date'],
    ['top robotics papers of the week', 'search robotics past week sort:upvotes'],
    ['top diffusion papers of july', 'search diffusion in july sort:upvotes'],
    ['top this year', 'search since:"this year" until:today sort:upvotes'],
    ['top the last 3 days', 'search since:"3 days ago" until:today sort:upvotes'],
    ['top week', 'top week'],
    ['give me todays top 3', 'today today size:3'],
    ["yesterday's best 5 papers", 'today yesterday size:5'],
    ["today's papers but nothing about video", 'today but nothing about video'],
    ['papers 19.08.2026', 'today 19.08.2026'],
    ['best papers of 2025', 'search since:2025 until:2025 sort:upvotes'],
    ['search since:monday', 'search until:today since:monday sort:date'],
    ['search sort:upvotes since:"last week"', 'search sort:upvotes until:today since:"last week"'],
    ['gimme 3 papers on video generation', 'search video generation limit:3'],
    ['12/08', '12/08 can be 12 Aug or 8 Dec: type today 12 Aug or today 8 Dec.'],
    ['20/08', 'today 20 Aug'],
    ['08/20', 'today 20 Aug'],
    ['19.8.', 'today 19.8.'],
    ['CW 33', 'top CW 33'],
  ] as const)('%s is %s', (...row) => meaning(row));

  it.each(['1.5', '13/13', 'top quark', 'best of n sampling', 'from words to actions', 'since when'])(
    '%s says nothing of any',
    (typed) => expect(heard(typed)).toBe(typed),
  );
});

describe('a line that goes on from an answer before', () => {
  const narrowing = (operator: string) =>
    `Which search this goes on from is not known: what narrows or orders one stands behind its words, as in search agents ${operator}.`;
  const likeWhich =
    'Which paper is meant is not known: type similar and its id, which stands with it, or press that in its menu.';

  it.each([
    ['only those with code', narrowing('has:code')],
    ['and just the ones that have datasets', narrowing('has:dataset')],
    ['only since june', narrowing('since:june')],
    ['just those from last week', narrowing('since:june')],
    ['sort by upvotes', narrowing('sort:upvotes')],
    ['now order them by date', narrowing('sort:date')],
    ['ok, newest first', narrowing('sort:date')],
    ['similar ones', likeWhich],
    ['similar to number 2', likeWhich],
    // What may be looked for.
    ['papers with code', 'papers with code'],
    ['only since when', 'only since when'],
    ['some models', 'some models'],
    ['who wrote attention', 'search{"query":"attention"}'],
  ] as const)('%s', (...row) => meaning(row));

  it('asks for a page', () => {
    for (const typed of ['show page 2', 'page two', 'go to page 3'])
      expect(heard(typed)).toContain('search agents page:2');
  });
});

describe('a line that asks for a number of upvotes', () => {
  it.each([
    ['agents with more than 50 upvotes', 'search agents with more than 50 upvotes'],
    [
      'has:code gaussian splatting, at least 20 upvotes',
      'search has:code gaussian splatting, at least 20 upvotes',
    ],
    ['show me papers on agents with 10+ likes', 'search agents with 10+ likes'],
  ] as const)('on a subject is a search: %s', (...row) => meaning(row));

  it('and nothing else is told how papers are ordered', () =>
    expect(heard('papers with more than 50 upvotes')).toContain(
      'Papers are ordered by upvotes, not by comments',
    ));
});

describe('a line that stands in the words of others', () => {
  it.each([
    ['!papers today', 'today'],
    ['!today', 'today'],
    ['papers today | grep agents', 'today agents'],
    ['<@U12345> search agents', 'search agents'],
    ['@arxivbot today', 'today'],
    ['/arxiv 2608.19880', '2608.19880'],
    ['/serach llm', 'serach llm'],
    ['$ npm start -- today', 'today'],
    ['rss', 'feed'],
    ['why nothing came today', 'status'],
    ['why did I get no papers?', 'status'],
  ] as const)('%s is %s', (...row) => meaning(row));

  it.each([
    ['/remind me tomorrow to read 2608.19880', /There are no reminders.*save 2608\.19880/],
    ['more', /its own buttons show its next page/],
    ['next page', /its own buttons show its next page/],
    ['open 3', /named by its id/],
    [
      `Hi all, a quick reminder that our lab meeting is ${'moved to Thursday and '.repeat(9)}see you there`,
      /No command, id or link/,
    ],
    ['the second one', /named by its id/],
    ['share FACET with @anna', /found by search FACET/],
    ['unread papers', /is not kept/],
    ['turn off notifications', /type pause or pause until monday.*unsubscribe/],
    ['shut up', /type pause/],
    ['fewer papers', /subscribe size:5/],
    ['notify me when a paper mentions our benchmark EnvHarness', /follow EnvHarness alert:now for:me/],
  ] as const)('%s is answered with what comes nearest', (typed, says) => expect(heard(typed)).toMatch(says));
});

describe('a line of another language', () => {
  it.each([
    ['heute', 'today'],
    ['hoy', 'today'],
    ["papiers d'aujourd'hui", 'today'],
    ['今天的论文', 'today'],
    ['сегодня', 'today'],
    ['Papers von gestern', 'today yesterday'],
    ['hilfe', 'help'],
    ['aide', 'help'],
    ['suche nach diffusion', 'search diffusion'],
    ['buscar agentes', 'search agentes'],
    ['gracias', '(thanks)'],
    ['vielen Dank!', '(thanks)'],
    ['buenos días', '(greeting)'],
  ] as const)('%s is %s', (...row) => meaning(row));

  it.each([
    ['Was gibt es Neues zu Quantisierung?', /in English here.*help\..*search Quantisierung/],
    ['zeig mir neue paper über roboter', /in English here.*search roboter/],
    ['quels sont les nouveaux articles sur diffusion', /in English here.*search articles diffusion/],
    ['扩散模型', /in English here; what can be asked, says help\.$/],
    ['關於 diffusion 的最新論文', /in English here/],
    ['論文 検索 エージェント', /in English here/],
    ['abonnieren 9 Uhr', /subscribe 09:00 Berlin/],
  ] as const)('%s is told so', (typed, says) => expect(heard(typed)).toMatch(says));

  it.each([
    'Maria de los Angeles',
    'die hard negatives',
    'β-VAE',
    'π0',
    'del Moral',
    'what was von Neumann known for',
    'follow робототехника',
  ])('%s is not taken for one', (typed) => expect(heard(typed)).not.toMatch(/in English here/));
});

describe('help in other words', () => {
  it.each([
    ['man search', 'help{"command":"search"}'],
    ['how to exclude a topic', 'help{"command":"mute"}'],
    ['how do I export to zotero', 'help{"command":"saved"}'],
    ['how do I change the time zone', 'help{"command":"subscribe"}'],
    ['is there a web page?', 'help{"command":"web"}'],
    ['can I get this by email', 'help{"command":"mail"}'],
    ['do you have an RSS feed?', 'help{"command":"feed"}'],
  ] as const)('%s is %s', (...row) => meaning(row));

  it.each([
    ['subscribe time', 'subscribe'],
    ['has:code', 'search'],
    ['org', 'search'],
    ['zotero', 'saved'],
    ['email', 'mail'],
    ['foo', undefined],
    ['constructor', undefined],
  ])('help %s is on %s', (typed, name) => expect(helpSubject(commands, typed)?.name).toBe(name));

  it.each(['how to train a time series model', 'how do attention sinks work', 'can I get robots to walk'])(
    '%s is no question about us',
    (typed) => expect(heard(typed)).not.toMatch(/^help/),
  );
});

describe('a line that says what somebody works on, or has no interest in', () => {
  it.each([
    ['we work on tabular data and time series', 'tabular data and time series'],
    ['I mostly work on speech', 'speech'],
    ['our lab does robotics', 'robotics'],
    ['my research is on protein folding', 'protein folding'],
    ['my research interests are agents and rl', 'agents and rl'],
    ['I study NLP', 'NLP'],
    ['we are a robotics lab, mostly grasping', 'robotics, grasping'],
    ["we're researching world models", 'world models'],
    ['I love diffusion models', 'diffusion models'],
  ])('%s is offered to be followed', (typed, topic) => {
    expect(heard(typed)).toContain(`where it is followed: follow ${topic};`);
  });

  it.each([
    ["I'm not interested in face swapping or deepfakes", 'face swapping or deepfakes'],
    ['not interested in 3d', '3d'],
    ['nothing about medical imaging please', 'medical imaging'],
    ['no papers about games', 'games'],
    ['no crypto papers please', 'crypto'],
    ['we have no interest in robotics', 'robotics'],
    ['robotics bores me', 'robotics'],
    ["don't care for LLM benchmarks", 'LLM benchmarks'],
    ['enough with the agent papers already', 'agent'],
    ['leave surveys out', 'surveys'],
  ])('%s is offered to be muted', (typed, topic) => {
    expect(heard(typed)).toContain(`where it is muted: mute ${topic},`);
  });

  it.each(['i like it', 'we love it', "I'm not working on it", 'less robots, more agents', 'I do not know'])(
    '%s is neither',
    (typed) => expect(heard(typed)).not.toMatch(/Papers on a topic/),
  );

  it.each([
    ['snooze benchmarks for a week', 'mute benchmarks for a week'],
    ['hide games for 2 weeks', 'mute games for 2 weeks'],
    ['snooze for a week', 'pause for a week'],
    ['export my library to zotero', 'saved export bibtex'],
    ['my saved papers as .bib', 'saved export bibtex'],
    ['export to endnote', 'saved export ris'],
    ['export as csl-json', 'saved export csl'],
    ['my saved papers', 'saved'],
    ['how many papers did I save?', 'saved'],
  ] as const)('%s is %s', (...row) => meaning(row));
});

describe('a line with several commands in it', () => {
  it.each([
    ['follow agents, diffusion and mute robotics', 'follow agents, diffusion, then mute robotics'],
    ['mute games; follow robots', 'mute games, then follow robots'],
    ['search agents and follow robots', 'search agents, then follow robots'],
  ])('%s is told to be typed one by one', (typed, lines) => {
    expect(heard(typed)).toBe(`Nothing was done, as a line does one thing: type ${lines}.`);
  });

  it.each(['follow search and rescue', 'follow pause and resume training', 'search mute and follow'])(
    '%s is one',
    (typed) => expect(heard(typed)).toBe(typed),
  );
});

describe('a line that speaks of a paper shown before', () => {
  it.each(['bibtex please', 'and its bibtex?', 'any code for it?', 'who are the authors', 'the pdf of it'])(
    '%s is told that an id is needed',
    (typed) => expect(heard(typed)).toMatch(/^Which paper is meant is not known: type paper and its id/),
  );

  it.each(['datasets', 'code', 'abstract meaning representation', 'code for robots'])(
    '%s is looked for',
    (typed) => expect(heard(typed)).toBe(typed),
  );
});

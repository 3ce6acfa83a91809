import { describe, expect, it } from 'vitest';
import { offerFor } from '#core/commands/talk/offers.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(offerFor(line));

/** What is said, and the lines that it is said to. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Nothing has changed. The digest leaves weekends out already where it comes on weekdays, which settings shows; otherwise it does by subscribe days:weekdays.':
    [
      'do not deliver at the sunday',
      "don't send papers on weekends",
      'dont at saturday, sunday',
      'dont mail on saturday',
      'dont on weekends',
      'no it on saturdays or sundays',
      'no paper on the weekend',
      'stop digest on sunday',
      'stop message on the sunday',
    ],
  'No paper is known by that link. Links to papers on arXiv, Hugging Face, alphaXiv and a few others are understood, and ids such as 2608.01234.':
    [
      'example.org/a',
      'https://huggingface.co/lab/A',
      'my.page.example.com/a',
      'xgithub.com/x',
      'xhf.co/song',
    ],
  'That is no arXiv id: one has four digits, a point, and five digits (four before 2015), such as 2608.01234. By words, papers are found by search.':
    ['2608.123', '555.55v55', 'arxiv: 522.55', 'arxiv:555.52'],
  'Papers are not read, explained, compared or translated here. What one says of itself, its numbers and its links are shown by paper and its id.':
    ['EXPLAIN THIS PAPER TO ME', 'explain this paper to me', 'summarize the first paper, please'],
  'That is no arXiv id; did you mean paper 2608.01234?': [
    'show me the paper 26080.1234',
    'show paper 26080.1234',
    'show the 26080.1234',
  ],
  'No paper is known by that link. Links to papers on arXiv, Hugging Face, alphaXiv and a few others are understood, and ids such as 2608.01234. Its words are looked for by search Model 7B.':
    ['https://huggingface.co/lab/Model-7B/', 'https://huggingface.co/lab/_Model__7B_'],
  'No paper is known by that link. Links to papers on arXiv, Hugging Face, alphaXiv and a few others are understood, and ids such as 2608.01234. Its words are looked for by search github.com/lab/code.':
    ['github.com/lab/code', 'github.com/lab/code ?!'],
  'No paper is known by that link. Links to papers on arXiv, Hugging Face, alphaXiv and a few others are understood, and ids such as 2608.01234. Its words are looked for by search song.':
    ['hf.co/song', 'http://hf.co/song'],
  'There are no reminders. What you want to read later is kept by save and its id, and shown by saved; how papers come at a time of yours, says help subscribe.':
    ['set a reminder for the paper', 'set alarm', 'remind me of that paper tomorrow'],
  'A digest of its own comes to a channel where that is ordered: subscribe channel:#nlp.': [
    'please post the papers in #nlp',
    'post the papers in #nlp as well',
  ],
  'Each new paper by somebody is told of at once where they are followed so: follow author:"SONG HAN" alert:now for:me.':
    ['TELL ME WHEN SONG HAN PUBLISHES'],
  'Each new paper by somebody is told of at once where they are followed so: follow author:"Song Han" alert:now for:me.':
    ['tell me when Song Han publishes'],
  'Each new paper by somebody is told of at once where they are followed so: follow author:LeCun alert:now.':
    ['let us know if LeCun posts something'],
  'Each new paper on a topic is told of at once where it is followed so: follow AGENTS alert:now.': [
    'NOTIFY US WHEN THERE IS ANYTHING NEW ON AGENTS',
  ],
  'Each new paper on a topic is told of at once where it is followed so: follow agents alert:now.': [
    'notify us when there is anything new on agents',
    'notify @jerome when there is a paper on agents',
    'alert when someone publishes papers on agents',
  ],
  'No paper is known by that link. Links to papers on arXiv, Hugging Face, alphaXiv and a few others are understood, and ids such as 2608.01234. Its words are looked for by search Model 7B it.':
    ['https://huggingface.co/lab/Model-7B-it'],
  'No paper is known by that link. Links to papers on arXiv, Hugging Face, alphaXiv and a few others are understood, and ids such as 2608.01234. Its words are looked for by search http://gitlab.com/s.':
    ['http://gitlab.com/s'],
  'No paper is known by that link. Links to papers on arXiv, Hugging Face, alphaXiv and a few others are understood, and ids such as 2608.01234. Its words are looked for by search https://github.com/lab/code.':
    ['https://github.com/lab/code'],
  'Nothing is explained, or said in other words, here. What it says of itself is shown by paper 2608.01234.':
    ['can you explain 2608.01234 to me?'],
  'Where whoever runs this has turned mails on, what you follow here comes by mail, once the mailbox has agreed: mail ME@LAB.ORG.':
    ['MAIL THE DIGEST TO ME@LAB.ORG'],
  'Where whoever runs this has turned mails on, what you follow here comes by mail, once the mailbox has agreed: mail me@lab.org.':
    ['mail the digest to me@lab.org', 'mail the digest to me@lab.org too'],
  'Where whoever runs this has turned mails on, what you follow here comes by mail with your address: mail you@example.org.':
    ['send the digest to my inbox', 'MAIL IT TO MY E-MAIL ADDRESS', 'get papers by mail as well'],
  'Each new paper on a topic is told of at once where it is followed so: follow author:"Song Han" alert:now for:me.':
    ['tell me when there is anything new by Song Han'],
  'Each new paper on a topic is told of at once where it is followed so: follow author:"deepmind" alert:now.':
    ['ping us about papers from deepmind'],
  'Each new paper on a topic is told of at once where it is followed so: follow evaluation by humans alert:now.':
    ['notify us when there is anything new on evaluation by humans'],
  'Each new paper on a topic is told of at once where it is followed so: follow text to please users alert:now.':
    ['notify us when there is anything new on text to please users'],
  'Each new paper on a topic is told of at once where it is followed so: follow agents alert:now for:me.': [
    'notify me when there is a paper on agents',
    'notify me about agents',
  ],
  'Each new paper by somebody is told of at once where they are followed so: follow author:agents alert:now for:me.':
    ['tell me when agents publish'],
};

describe('what no command does as it is asked', () => {
  describe.each(Object.entries(READ))('is answered: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    '552.55 robots',
    'github.com/lab/code robots',
    'no on saturdays robots',
    'robots github.com/lab/code',
    'robots no on saturdays',
    'robots remind us',
    'what is the paper 2608.012345',
    'robots: show me 2608.123',
    'show me 2608.123',
    'please show me 2608.012345',
    'what is 2608.123',
    'so what is 2608.123',
  ])('is not asked for: %s', (line) => expect(read(line)).toBe('nothing'));
});

import { describe, expect, it } from 'vitest';
import { inOtherLanguage } from '#core/commands/meant/other-languages.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(inOtherLanguage(line));

/** What is meant or said, and the lines. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'search diffusion': [
    'cerca diffusion',
    'cherche: diffusion',
    'find mir diffusion',
    'recherche diffusion',
    'recherche:  diffusion',
    'such mir diffusion',
    'suche nach diffusion',
    'trouve diffusion',
    'trouver diffusion',
    'zoek diffusion',
  ],
  'Papers and commands are in English here; what can be asked, says help.': [
    "s'il plaît",
    '帮助s',
    '扩散模型',
  ],
  'Papers and commands are in English here; what can be asked, says help. A digest is ordered by subscribe 09:00 Berlin.':
    ['abonner', "s'abonner 9h", 'suscribir'],
  'Papers and commands are in English here; what can be asked, says help. The words in it that may be of a paper are looked for by search agents.':
    ['mostre os artigos sobre agents', 'muéstrame los artículos sobre agents', 'zeig mir agents...'],
  help: ['aide', 'aidez-moi', 'hilfe'],
  'Papers and commands are in English here; what can be asked, says help. The words in it that may be of a paper are looked for by search robots.':
    ['robots что', 'zeig mir neue paper über robots'],
  'Papers and commands are in English here; what can be asked, says help. The words in it that may be of a paper are looked for by search articles diffusion.':
    ['quels sont les nouveaux articles sur diffusion'],
  'Papers and commands are in English here; what can be asked, says help. The words in it that may be of a paper are looked for by search diffusion.':
    ['mostrami gli articoli sulla diffusion'],
  'Papers and commands are in English here; what can be asked, says help. The words in it that may be of a paper are looked for by search er is over agents.':
    ['laat zien wat er is over agents'],
  'Papers and commands are in English here; what can be asked, says help. The words in it that may be of a paper are looked for by search montre-moi articles.':
    ['montre-moi les articles'],
  'Papers and commands are in English here; what can be asked, says help. The words in it that may be of a paper are looked for by search paperclips.':
    ['zeig mir paperclips'],
  'Papers and commands are in English here; what can be asked, says help. The words in it that may be of a paper are looked for by search suche diffusion.':
    ['suche nach der diffusion'],
  'search agents': ['zoek naar agents'],
  today: ['papers von heute'],
  'today yesterday': ['die artikel von gestern'],
};

describe('a line of another language', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    '7',
    'robots busco diffusion',
    'robots 帮助',
    'robots 搜索 diffusion',
    'robots 订阅',
    'und oder diffusion agents robots papers models',
    '帮助 robots',
  ])('is none: %s', (line) => expect(read(line)).toBe('nothing'));
});

import type { Part } from '../../document.ts';
import { namedIn } from '../../text/named-in.ts';
import type { Meant } from './meant.ts';

const PAPERS =
  '(?:papers?|artikel|papiers?|articles?|artículos|articulos|articoli|artigos|papeles|nouveautés|novedades|liste|lista|статьи|论文|論文|논문)';
const ARTICLE =
  "(?:die |der |das |les? |la |los |las |el |i |gli |as |os |de |du |des |von |vom |d['’]|l['’]|从|の|的)*";
const TODAY =
  "(?:heute|hoy|aujourd['’]?hui|oggi|hoje|vandaag|idag|i dag|dzisiaj|dziś|dnes|bugün|сегодня|今日|今天|本日|오늘)";
const YESTERDAY = '(?:gestern|ayer|hier|ieri|ontem|gisteren|igår|wczoraj|včera|dün|вчера|昨日|昨天|어제)';
const day = (name: string) =>
  new RegExp(`^(?:${ARTICLE}${PAPERS} ?${ARTICLE})?${name}(?:[ の的]*${PAPERS})?$`, 'iu');

/** What single words of other languages ask for. */
const SAID: readonly (readonly [said: RegExp, line: string])[] = [
  [day(TODAY), 'today'],
  [day(YESTERDAY), 'today yesterday'],
  [
    /^(?:hilfe|aide(?:z[- ]moi)?|ayuda|ajuda|aiuto|hulp|hjälp|hjelp|pomoc|yardım|помощь|帮助|幫助|ヘルプ|助けて|도움말|도움)$/iu,
    'help',
  ],
];
const SEARCHED =
  /^(?:such(?:e|en)?(?: mir)?(?: nach)?|finde?(?= )(?: mir)|busc(?:a|ar|o)|cherche(?:r|z)?|recherche(?:r|z)?|trouve[rz]?|cerca(?:re)?|procur(?:a|ar|o)|zoek(?:en)?(?: naar)?|sök|søg|szukaj|ara|искать|найди|найти|поиск|搜索|查找|検索|검색)[:：]?\s+(?<words>\S.{1,100})$/iu;
const ORDERED =
  /^(?:abonnier(?:en|e)|s?['’]?abonner|suscribir(?:se|me)?|iscriv(?:iti|ere|imi)|inscrever|abonneer|подписаться|订阅|購読|구독)(?:$|\s)/iu;

// Words that say nothing of a subject, each of one language alone, none of them English.
const SMALL: Readonly<Record<string, ReadonlySet<string>>> = {
  German: new Set(
    'und oder aber nicht kein keine ich du wir mir mich uns ihr bitte was wie wo wer wann warum welche welcher welches gibt gib es zu zum zur über ueber mit für fuer von vom aus auf bei nach ist sind hast habt kann kannst könnt möchte zeig zeige finde neu neue neues neuen neuer neueste neuesten der das dem den ein eine einen einer heute gestern woche uhr täglich jeden alle etwas'.split(
      ' ',
    ),
  ),
  French: new Set(
    "et ou mais pas je tu nous vous moi mes est sont que qui quoi où comment pourquoi quels quelles quel quelle quoi les des du une sur avec pour dans chez nouveau nouveaux nouvelle nouvelles montre montrez cherche voudrais veux avez aujourd'hui hier semaine tous toutes chaque plaît s'il".split(
      ' ',
    ),
  ),
  Spanish: new Set(
    'y pero yo tú nosotros mis es son qué que quién cómo como dónde por favor los las una unos unas del sobre con para en hay nuevo nuevos nueva nuevas muéstrame muestrame dame quiero busco puedes hoy ayer semana todos todas cada artículos'.split(
      ' ',
    ),
  ),
  Italian: new Set(
    'e ma non io tu noi mi è sono che chi cosa dove perché il gli una dei delle della sul sulla con per nuovo nuovi nuova nuove mostrami dammi vorrei oggi ieri settimana tutti articoli'.split(
      ' ',
    ),
  ),
  Portuguese: new Set(
    'e mas não nao eu você voce nós é são que quem como onde porque os uma uns umas dos das sobre com para novo novos nova novas mostre mostra quero hoje ontem semana todos artigos há'.split(
      ' ',
    ),
  ),
  Dutch: new Set(
    'en maar niet geen ik jij wij mij ons wat hoe waar wie wanneer waarom welke zijn het een van voor uit naar nieuwe nieuws laat zien toon geef graag vandaag gisteren iets'.split(
      ' ',
    ),
  ),
};
// Greek stands in formulas and names of models.
const OTHER_LETTERS = /(?![\p{Script=Latin}\p{Script=Greek}])\p{L}/gu;
const LONGEST = 200;

/** What a line of another language is: a word for today, for help or for a search is that, and whatever else is told that papers and commands are in English. Undefined for a line that is none. */
export function inOtherLanguage(said: string): Meant | undefined {
  if (said.length > LONGEST) return undefined;
  const line = SAID.find(([asked]) => asked.test(said))?.[1];
  if (line) return { line };
  const words = namedIn(SEARCHED, said).words;
  if (words && termsIn(words) === words) return { line: `search ${words}` };
  if (ORDERED.test(said)) return told([{ command: 'subscribe 09:00 Berlin' }], 'A digest is ordered by ');
  if (!isOther(said)) return undefined;
  const terms = termsIn(said);
  return terms
    ? told([{ command: `search ${terms}` }], 'The words in it that may be of a paper are looked for by ')
    : told([], '');
}

function told(parts: readonly Part[], before: string): Meant {
  const more = parts.length > 0 ? [` ${before}`, ...parts, '.'] : [];
  return {
    says: [
      'Papers and commands are in English here; what can be asked, says ',
      { command: 'help' },
      '.',
      ...more,
    ],
  };
}

/** Whether most letters of a text are of another script, or at least two of its words of another language, a plain one among them. */
function isOther(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const foreign = text.match(OTHER_LETTERS)?.length ?? 0;
  if (foreign > 0 && foreign * 3 >= letters) return true;
  const words = wordsOf(text);
  return Object.values(SMALL).some((small) => {
    const hits = new Set(words.filter((word) => small.has(word)));
    const isPlain = [...hits].some((word) => word.length >= 4 || /[^a-z]/.test(word)) || hits.size > 2;
    return hits.size >= 2 && isPlain && hits.size * 3 >= words.length;
  });
}

/** The words of a text that may be a paper's: Latin ones that are small in no other language. */
function termsIn(text: string): string {
  const isSmall = (word: string) => Object.values(SMALL).some((small) => small.has(word.toLowerCase()));
  return (text.match(/[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{M}\p{N}'’.-]*/gu) ?? [])
    .map((word) => word.replace(/[.'’-]+$/, ''))
    .filter((word) => word.length > 1 && !isSmall(word) && !/^papers?$/i.test(word))
    .slice(0, 8)
    .join(' ');
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)?/gu) ?? [];
}

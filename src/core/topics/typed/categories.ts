import { namedIn } from '../../text/named-in.ts';

/** One of arXiv's categories as it was typed, and whether arXiv has it. */
export interface Category {
  readonly name: string;
  readonly exists: boolean;
}

// By archive: https://arxiv.org/category_taxonomy.
const SUBJECTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cs: 'ai ar cc ce cg cl cr cv cy db dc dl dm ds et fl gl gr gt hc ir it lg lo ma mm ms na ne ni oh os pf pl ro sc sd se si sy',
    eess: 'as iv sp sy',
    stat: 'ap co me ml ot th',
    math: 'ac ag ap at ca co ct cv dg ds fa gm gn gr gt ho it kt lo mg mp na nt oa oc pr qa ra rt sg sp st',
    econ: 'em gn th',
    'q-bio': 'bm cb gn mn nc ot pe qm sc to',
    'q-fin': 'cp ec gn mf pm pr rm st tr',
    'astro-ph': 'co ep ga he im sr',
    'cond-mat': 'dis-nn mes-hall mtrl-sci other quant-gas soft stat-mech str-el supr-con',
    nlin: 'ao cd cg ps si',
    physics:
      'acc-ph ao-ph app-ph atm-clus atom-ph bio-ph chem-ph class-ph comp-ph data-an ed-ph flu-dyn gen-ph geo-ph hist-ph ins-det med-ph optics plasm-ph pop-ph soc-ph space-ph',
  }),
);
const WHOLE =
  /^(?:quant-ph|math-ph|astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|nucl-(?:ex|th)|q-bio|q-fin)$/i;
const PARTED =
  /^(?<archive>cs|math|stat|eess|econ|q-bio|q-fin|physics|astro-ph|cond-mat|nlin)\.(?<subject>[a-z]{2,6}|[a-z]{3,5}-[a-z]{2,5})$/i;
// In small letters too, where it is all that was typed.
const ALONE = /^ {0,9}(cs|stat|eess) ([a-z]{2}) {0,9}$/i;
const AS_ONE = /^ {0,9}(cs)(ai|cl|cv|lg|ro) {0,9}$/i;
// "cs_CL", "cs/CL", and "cs LG". In small letters these two may be words of a paper.
const APART = /(?<![\w.])(cs|stat|eess)(?: ([A-Z]{2})|[_/-]([A-Za-z]{2}))(?![\w-])/g;
const WORD = /(?:[^\s,;|&"“”/()[\]]|\/(?=\d))+/g;
// "physics.org" is no slip of one, "cs.NLP" is.
const SLIPPED = /^(?:[A-Za-z]{2}|[A-Z]{3})$/;

/** The categories among the words of a text ("cs.CL", "cat:cs.CL", "cs LG"), in order, each once. */
export function categoriesIn(text: string): readonly Category[] {
  const found = (dotted(text).match(WORD) ?? []).flatMap((word) => categoryOf(word) ?? []);
  return [...new Map(found.map((each) => [each.name.toLowerCase(), each])).values()];
}

/** A text without the categories that arXiv has; as it is where it quotes something, or has a link. */
export function withoutCategories(text: string): string {
  return withoutWords(text, (word) => categoryOf(word)?.exists === true);
}

/** A text without its categories and without those that arXiv has not; as it is where `withoutCategories` leaves it so. */
export function besideCategories(text: string): string {
  return withoutWords(text, (word) => categoryOf(word) !== undefined);
}

function withoutWords(text: string, isLeftOut: (word: string) => boolean): string {
  if (/["“”]|:\/\//.test(text)) return text;
  return dotted(text).replace(WORD, (word) => (isLeftOut(word) ? '' : word));
}

/** A text with each category as arXiv writes it, however its parts were joined. */
function dotted(text: string): string {
  return text
    .replace(AS_ONE, '$1.$2')
    .replace(ALONE, (whole, archive: string, subject: string) =>
      isSubject(archive, subject) ? `${archive}.${subject}` : whole,
    )
    .replace(APART, (whole, archive: string, capital = '', any = '') =>
      isSubject(archive, capital + any) ? `${archive}.${capital}${any}` : whole,
    );
}

function categoryOf(word: string): Category | undefined {
  const name = word.slice(0, 40).replace(/^-?(?:cat(?:egory)?|arxiv|primary):/i, '');
  const { archive, subject } = namedIn(PARTED, name);
  const exists = WHOLE.test(name) || (archive && subject ? isSubject(archive, subject) : false);
  return exists || SLIPPED.test(subject ?? '') ? { name, exists } : undefined;
}

function isSubject(archive: string, subject: string): boolean {
  return SUBJECTS.get(archive.toLowerCase())?.split(' ').includes(subject.toLowerCase()) ?? false;
}

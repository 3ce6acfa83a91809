import { firstWord, isNamed, type Spoken } from './spoken.ts';

/** What asks for nothing that a command does. */
export type Remark =
  | 'nothing'
  | 'greeting'
  | 'thanks'
  | 'goodbye'
  | 'leaving'
  | 'who'
  | 'version'
  | 'sorry'
  | 'complaint';

// What people are told in every chat program: words, and the names of the pictures that stand for them.
const BOT = String.raw`(?:\s*,?\s*(?:@?paperboy|bot|there|all|everyone|everybody|friends?|folks|guys|mate|man|buddy|pal|dude|team|you))?`;
const END = String.raw`[\s!.,~:)\p{Extended_Pictographic}\u200d\ufe0f]*$`;
const HELLO =
  "hi+|hello+|hey+a?|gm|g[’']?day|sup|hallo|hiya|howdy|yo|how(?:['’]?s it going| are you(?: doing)?(?: today)?| do you do)|greetings|good (?:morning|afternoon|evening|day)|morning|nice to meet you|hola|ol[aá]|salut|bonjour|moin|servus|guten (?:tag|morgen|abend)|hej|namaste|buenos d[ií]as|buenas(?: tardes| noches)?|buongiorno|buonasera|bom dia|boa tarde|bonsoir|coucou|hoi|goedemorgen|hei|cześć|ahoj|merhaba|selam|здравствуйте|привет|你好|您好|おはよう(?:ございます)?|こんにちは|안녕하세요";
const PICTURE = String.raw`(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f\s]|:[+\w-]+:)+`;
const THANKS = `(?:many |a lot of |ok(?:ay)?,? |great,? |perfect,? |cool,? |nice,? )?(?:thanks|thank you|thankyou|thx|thnx|thnks|tnx|thanx|tysm|ty|cheers|merci(?: beaucoup)?|danke(?: sch[öo]n| sehr)?|vielen dank|(?:muchas )?gracias|grazie(?: mille)?|(?:muito )?obrigad[oa]|dank (?:je|u)(?: wel)?|bedankt|tack|takk|tak|dzi[ęe]kuj[ęe]|dzięki|teşekkürler|спасибо|谢谢|謝謝|ありがとう(?:ございます)?|감사합니다)(?: (?:so|very) much| a (?:lot|bunch|million)| again)*(?: for [^?]{1,60})?`;
// What people add to their thanks.
const PRAISE = String.raw`(?:[\s,.!;:–-]+(?:(?:this|that|it|you)(?:['’]?s| is| are|['’]re| was| were| helps?| helped| works?)?|so|really|very|great|nice|good|cool|awesome|perfect|wonderful|amazing|helpful|useful|exactly|job|work|bot|what|i|needed|wanted|the|best|love|much|appreciated|all|a|lot|just|again))*`;
const PLEASED =
  '(?:i )?love (?:it|this|that|you)|kk?|lo+l|haha(?:ha)*|wow|(?:nice|great|good|excellent|amazing|awesome|fantastic|brilliant) (?:work|job|stuff|bot|one|find)|so (?:cool|good|great|useful)|ok(?:ay)?|is (?:so |really |very )?(?:great|good|nice|cool|awesome|amazing|helpful|useful|the best)|great|perfect|cool|nice(?: one)?|awesome|wonderful|good (?:bot|job|work)|well done|got it|no thanks';
const BYE =
  '(?:ok(?:ay)?,? )?(?:bye(?:[ -]?bye)?|good ?bye|good ?night|see (?:you|ya)(?: (?:later|soon|tomorrow))?|cu|ciao|farewell|take care)';

const GREETING = new RegExp(
  `^(?:(?:${HELLO})${BOT}[\\s,.!?]*){1,3}${END}|^(?:(?:${HELLO})${BOT}[\\s,.!]*)?(?:(?:you|u|anyone|anybody|someone) (?:there|here|around|awake|up|online)|what['’]?s up (?:paperboy|bot|dude|man|mate|buddy)|hello world|good ?night(?= paperboy))${BOT}[?]*${END}`,
  'iu',
);
const THANKING = new RegExp(
  `^(?:(?:(?:${PLEASED})[\\s,.!–-]+)?${THANKS}${PRAISE}|(?:very |really )?much appreciated|appreciate it|(?:i |we )?(?:really )?appreciate (?:it|that|the help)|(?:${PLEASED})(?:[\\s,.!]+(?:${PLEASED})){0,2})${BOT}${END}`,
  'iu',
);
const GOODBYE = new RegExp(`^(?:${BYE})${BOT}${END}`, 'iu');
const PICTURES = new RegExp(`^${PICTURE}$`, 'u');
const LEAVING = /^(?:quit|exit|:q!?|logout)$/i;
const WHO =
  /^(?:(?:and )?(?:who|what)(?:['’]?re| are) you(?: (?:exactly|anyway|then))?(?: and what (?:do|can) you do)?|are you (?:real|human|sentient|alive|chat ?gpt|claude|(?:an? )(?:real |actual )?(?:\w+ )?(?:ai|bot|robot|human|person|llm|model|program|machine|chatbot|computer))|(?:who|what)(?:['’]s| is) paperboy|what(?:['’]?s| is) your name)[\s?!.]*$/i;
const SORRY = new RegExp(
  `^(?:(?:oh |oops,? |ah )?(?:sorry|my bad|my mistake|apologies|pardon|never ?mind|nvm|(?:oo+ps|whoops|uh[- ]?oh|oh no)(?: sorry)?|scratch that|(?:take|i take) (?:it|that) back|(?:i['’]?ve |i have |i )?changed my mind|no|nope|nah|forget it,? sorry|wrong (?:channel|chat|window))(?:[\\s,.!-]+(?:about that|for that|wrong (?:channel|chat|window|person|bot)|all|everyone|guys|my (?:bad|mistake)|that was (?:not )?for .{1,20}|never ?mind))*)${BOT}${END}`,
  'iu',
);
const COMPLAINT = new RegExp(
  `^(?:(?:ffs|wtf|omg|ugh+|argh+|damn|man)[\\s,!]*)?(?:(?:you|this|it|that|paperboy|the bot|this bot|this thing)(?:['’]?(?:s|re)| is| are)? ?(?:all |so |really |totally |just |completely |pretty )*(?:sucks?|useless|stupid|dumb|terrible|awful|bad|broken|annoying|crap|shit|garbage|no help|not helpful|unhelpful|wrong|not what i (?:asked|meant|wanted)|(?:does not|doesn['’]?t|did not|didn['’]?t) (?:work|help))|(?:bad|stupid|dumb|useless) bot|(?:ffs|wtf|ugh+|argh+))${BOT}${END}`,
  'iu',
);
const VERSION =
  /^(?:--?version|-v|(?:(?:show|tell)(?: me)? )?(?:the |your |paperboy(?:['’]?s)? |bot )?version(?: number)?|(?:what|which)(?:['’]?s| is)?(?: the| your)? version(?: is (?:this|it)| are you(?: running)?)?)(?:,? please)?[\s?!.]*$/i;

/** What a whole line is where it asks for nothing that a command does; undefined where it may. */
export function askingNothing(typed: string): Remark | undefined {
  const line = typed.trim();
  if (!line) return 'nothing';
  if (GREETING.test(line)) return 'greeting';
  if (THANKING.test(line) || PICTURES.test(line)) return 'thanks';
  if (GOODBYE.test(line)) return 'goodbye';
  if (SORRY.test(line)) return 'sorry';
  if (COMPLAINT.test(line)) return 'complaint';
  if (WHO.test(line)) return 'who';
  if (LEAVING.test(line)) return 'leaving';
  return VERSION.test(line) ? 'version' : undefined;
}

const GREETED = new RegExp(
  `^(?:(?:${HELLO})${BOT}|(?:@?paperboy))[\\s,!.:]+(?=\\S)|^(?:please|pls|plz|kindly)[\\s,]+(?=\\S)`,
  'iu',
);
const ASKED =
  /^(?:(?:can|could|would|will) (?:you|i|we)(?: please)?|i(?: would|'d) like(?: you)?(?: to)?|i want(?: you)? to|let'?s|let me|show(?: me| us)?|give(?: me| us)?|run|try)\s+(?=\S)/i;
// Before a comma it is said of nothing that follows.
const STUMBLE =
  "(?:oo+ps|whoops|sorry|my (?:bad|mistake)|hmm+|(?:no,? )?wait|never ?mind|i(?:['’]ve| have)? changed my mind|(?:oh|no|ok(?:ay)?|well|actually|nope)(?=[,.!;:]))";
// Before a command's name it says nothing, with a comma or without.
const GOES_ON = /^(?:(?:and|so|but|then|now|ok(?:ay)?|actually|also|well|oh|alright)[\s,]+)+(?=\S)/i;
const STUMBLED = new RegExp(`^(?:${STUMBLE}[\\s,.!;:–—-]+){1,3}(?=\\S)`, 'i');
const STUMBLED_APART = new RegExp(`^(?:${STUMBLE}\\s?[,.!;:–—]+\\s*){1,3}(?=\\S)`, 'i');
const ASKS_ON =
  /^(?:(?:and|so|but|then|now|ok(?:ay)?|well)[\s,]+)+(?=(?:what|which|who|when|how|why|is|are|do|does|any|show|give|find)\b)/i;
const MOST_GREETINGS = 3;
const PLEASE = /[\s,]+(?:please|pls|plz)[\s!.]*$|\s*,\s*(?:thanks|thank you|thx)[\s!.]*$/i;

/** A command's line without "hey", "could you" and "please" around it. What is left of any other line is only without a greeting. */
export function withoutCourtesy(commands: readonly Spoken[], typed: string): string {
  const line = withoutGreetings(typed).replace(STUMBLED_APART, '').replace(ASKS_ON, '');
  const asked = line
    .replace(STUMBLED, '')
    .replace(GOES_ON, '')
    .replace(ASKED, '')
    .replace(/^the\s+/i, '');
  // A command's name alone may have a mark behind it: "today?".
  const meant = (isNamed(commands, firstWord(line)) ? line : asked).replace(/^(\S*\w)[?!.]+$/, '$1');
  const short = meant.replace(PLEASE, '');
  if (!isNamed(commands, firstWord(short))) return line;
  // Whatever takes words may be asked for this very word.
  return short === firstWord(meant) && takesWords(commands, short) ? meant : short.replace(/(?<=\S)\?+$/, '');
}

function withoutGreetings(line: string): string {
  let rest = line;
  for (let times = 0; times < MOST_GREETINGS; times++) rest = rest.replace(GREETED, '');
  return rest;
}

function takesWords(commands: readonly Spoken[], name: string): boolean {
  return commands.some((command) => command.name === name.toLowerCase() && command.fallback === true);
}

import type { Found } from '../../archive/archive.ts';
import type { Scope } from '../../commands/scope.ts';
import type { Receipt } from '../../delivery/ledger.ts';
import type { Why } from '../../digest/why.ts';
import type { Block, Document, Reason, Text } from '../../document.ts';
import { plural } from '../../text/text.ts';
import { longDay } from '../../time/dates.ts';
import type { TopicMatch } from '../../topics/matcher.ts';
import { plainPaper, sampleBlocks } from '../papers.ts';

/** What is known beside the outcome. */
interface WhyFacts {
  /** Whose digest it is about. */
  readonly scope: Scope;
  /** How many papers that has room for. */
  readonly size: number;
  /** How many digests come there, and the name of this one. */
  readonly digests: number;
  readonly name: string;
  /** Whether it goes by topics of its own, whatever is followed. */
  readonly ownTopics: boolean;
  /** The digest that carried the paper. */
  readonly sent?: Receipt | undefined;
  /** The topic that comes nearest to it. */
  readonly miss?: TopicMatch | undefined;
  /** The muted topic that leaves it out; the paper itself was dismissed where there is none. */
  readonly mutedBy?: string | undefined;
  /** How many topics are followed. */
  readonly follows: number;
  readonly sampleBecause?: string | undefined;
}

/** The answer to `why`. */
export function whyDocument({ paper, day }: Found, why: Why, facts: WhyFacts): Document {
  const verdict = verdictOf(day, why, facts);
  const reasons = 'reasons' in why ? why.reasons : [];
  const sent = sentText(facts.sent);
  const isReached = reasons.some(({ kind }) => kind === 'topic');
  return {
    summary: verdict.replace(/\.$/, ''),
    blocks: [
      ...sampleBlocks(facts.sampleBecause),
      ...(sent ? [{ kind: 'text' as const, text: sent }] : []),
      { kind: 'text', text: verdict },
      { ...plainPaper(paper, 1), ...(day ? { day } : {}), reasons },
      ...rankBlocks(reasons),
      ...(isReached || why.kind === 'muted' ? [] : missBlocks(facts)),
    ],
  };
}

function verdictOf(day: string | undefined, why: Why, facts: WhyFacts): string {
  const { scope, size, mutedBy, ownTopics } = facts;
  const digest = digestText(facts);
  const list = `the list of ${day ? longDay(day) : 'its day'}`;
  switch (why.kind) {
    case 'unlisted':
      return 'It did not come: it is on no daily list that is stored here, and digests are made from those alone.';
    case 'muted':
      if (mutedBy === undefined)
        return `It is left out: it was dismissed ${scope === 'me' ? 'by you' : 'here'}.`;
      return `It is left out: ${mutedBy} is muted ${scope === 'me' ? 'by you' : 'here'}.`;
    case 'unreached':
      return `It does not come: ${digest} has papers of ${ownTopics ? 'its own' : 'followed'} topics only, and none of them reaches it.`;
    case 'below':
      return `It does not come: on ${list}, it is below the ${plural(size, 'paper')} that ${digest} has room for.`;
    case 'picked':
      return `It comes: of ${list}, it is No ${why.place} of ${plural(size, 'paper')} in ${digest}.`;
    default:
      return why satisfies never;
  }
}

function digestText({ scope, digests, name }: WhyFacts): string {
  if (digests === 0) return 'a digest (none is ordered)';
  const whose = scope === 'me' ? 'your' : 'this channel’s';
  return `${whose} digest${digests > 1 ? ` ${name}` : ''}`;
}

function sentText(sent: Receipt | undefined): Text | undefined {
  if (!sent) return undefined;
  const digest = sent.state === 'sent' ? 'It was in the digest of' : 'It is in the digest of';
  const words = sent.kind === 'alert' ? 'It rang by itself on' : digest;
  const link = sent.ref?.link ? [': ', { message: sent.ref.link, text: 'open it' }] : ['.'];
  return [`${words} ${longDay(sent.day)}`, ...link];
}

function rankBlocks(reasons: readonly Reason[]): Block[] {
  return reasons.flatMap((reason) =>
    reason.kind === 'upvotes'
      ? [{ kind: 'note' as const, text: `No ${reason.rank} by upvotes of ${plural(reason.of, 'paper')}` }]
      : [],
  );
}

/** How near it came to what is followed. */
function missBlocks({ miss, follows, scope, ownTopics }: WhyFacts): Block[] {
  // What nobody follows cannot be followed at another level.
  if (ownTopics) return [];
  const where = scope === 'me' ? 'by you' : 'here';
  if (follows === 0)
    return [{ kind: 'note', text: `No topic is followed ${where}: papers come by their upvotes` }];
  if (!miss) return [{ kind: 'note', text: `No topic followed ${where} reaches it, at any level` }];
  const said = miss
    .sentence()
    .map(({ text }) => text)
    .join('');
  const sentence = said ? `: “${said}”` : '';
  const { text: topic } = miss.topic;
  return [
    {
      kind: 'text',
      text: `The nearest topic is ${topic}, which reaches it at level ${miss.level}${sentence}`,
    },
    {
      kind: 'actions',
      actions: [
        {
          label: `Follow it at level ${miss.level}`,
          command: 'follow',
          options: { topic, level: miss.level, for: scope },
        },
      ],
    },
  ];
}

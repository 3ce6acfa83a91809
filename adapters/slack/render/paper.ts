import type { types } from '@slack/bolt';
import { encodeIntent } from '#core/commands/intent.ts';
import type { PaperAction } from '#core/commands/paper-actions.ts';
import type { PaperBlock, Reason } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';
import { clipGist } from '#core/text/gist/clip-gist.ts';
import { leadRows, leadsOf, paperPicture, pictureWords } from '#core/text/leads.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { trustedLink, unknownHost } from '#core/text/trusted-link.ts';
import { leadRowPieces, leadsText } from '../../shared/paper/lead-text.ts';
import { BETWEEN, factsLine } from '../../shared/paper/paper-facts.ts';
import { plainReason } from '../../shared/paper/reason-words.ts';
import { SHOWN, SLACK_LIMITS } from '../limits.ts';
import { escapeMrkdwn, inert, mrkdwnAddress, mrkdwnElement, mrkdwnLink } from './escape.ts';

/** The action id of a paper's menu begins so; the paper's id follows. */
export const PAPER_MENU = 'paper:';
// What arXiv and those who bring papers name them by; any other id is shown without a menu.
const PAPER_ID = /^[\w./-]{1,100}$/;

/** A paper: its linked title with a menu, what it says and why it is shown beside its picture, and its facts in small print; its gist in at most `room` characters. */
export function slackPaperBlocks(
  block: PaperBlock,
  offers: readonly PaperAction[],
  room: number,
): types.KnownBlock[] {
  const { paper } = block;
  const [menu, picture] = [menuOf(paper, offers), pictureOf(paper)];
  const gist = clipGist(oneLine(block.gist), room);
  const body = [gist, ...block.reasons.map(reasonOf)].filter(Boolean).join('\n');
  const known = factsLine(block, (fact) => fact);
  const facts = [known, unknownHost(paper.url)].filter(Boolean).join(BETWEEN);
  return [
    ...headOf(block, body, { menu, picture }),
    ...smallPrint([...(facts ? [lines(facts)] : []), ...(block.whole ? [] : leadElements(paper))]),
    ...(block.whole ? leadSections(paper) : []),
  ];
}

interface Beside {
  readonly menu: types.Overflow | undefined;
  readonly picture: types.ImageElement | undefined;
}

/** A paper's title, what it says, its menu and its picture. */
function headOf(block: PaperBlock, body: string, { menu, picture }: Beside): types.KnownBlock[] {
  const title = richTitle(block);
  if (!title) {
    const first = section(mrkdwnElement(titleOf(block)), menu ?? (body ? undefined : picture));
    return body ? [first, section(lines(body), picture)] : [first];
  }
  // Nothing stands beside such a title: the menu goes beside the text, or below it where the picture is there.
  const below = menu && (picture || !body) ? [{ type: 'actions' as const, elements: [menu] }] : [];
  return [title, ...(body ? [section(lines(body), picture ?? menu)] : []), ...below];
}

function section(
  text: types.PlainTextElement | types.MrkdwnElement,
  accessory: types.Overflow | types.ImageElement | undefined,
): types.SectionBlock {
  return { type: 'section', text, ...(accessory ? { accessory } : {}) };
}

/** A title with signs that would format something, in a block where they do not and that can be searched for; undefined for any other, which has its menu beside it. */
function richTitle({ number, paper }: PaperBlock): types.RichTextBlock | undefined {
  const title = clippedTitle(paper);
  if (inert(title) === escapeMrkdwn(title)) return undefined;
  const [text, url, style] = [`${number}. ${title}`, trustedLink(paper.url)?.href, { bold: true }];
  const isLinked = url !== undefined && url.length <= SLACK_LIMITS.url;
  const id = clipWords(oneLine(paper.id), SHOWN.fact);
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: isLinked
          ? [{ type: 'link', url, text, style }]
          : [
              { type: 'text', text, style },
              { type: 'text', text: ` (${id})` },
            ],
      },
    ],
  };
}

function clippedTitle(paper: Paper): string {
  return clipWords(oneLine(paper.title) || oneLine(paper.id), SHOWN.title);
}

function smallPrint(elements: (types.PlainTextElement | types.MrkdwnElement)[]): types.KnownBlock[] {
  return elements.length > 0 ? [{ type: 'context', elements }] : [];
}

const WRITING = { link: (words: string, href: string) => mrkdwnLink(href, words), plain: inert };

/** Where a paper leads, a word each, beside its facts: a block of its own would be one of the few that a message has. */
function leadElements(paper: Paper): types.MrkdwnElement[] {
  const text = leadsText(leadsOf(paper), { ...WRITING, room: SHOWN.leads, separator: ' · ' });
  return text ? [mrkdwnElement(text)] : [];
}

/** Everything that a paper leads to, a line a kind. */
function leadSections(paper: Paper): types.KnownBlock[] {
  let left: number = SLACK_LIMITS.section;
  const rows = leadRows(paper)
    .map((row) => leadRowPieces(row, WRITING).join(' '))
    .filter((line) => {
      const fits = line.length < left;
      if (fits) left -= line.length + 1;
      return fits;
    });
  return rows.length > 0 ? [{ type: 'section', text: mrkdwnElement(rows.join('\n')) }] : [];
}

function titleOf({ number, paper }: PaperBlock): string {
  const id = mrkdwnAddress(trustedLink(paper.url)?.href)
    ? ''
    : ` (${inert(clipWords(oneLine(paper.id), SHOWN.fact))})`;
  return `*${mrkdwnLink(paper.url, `${number}. ${clippedTitle(paper)}`)}*${id}`;
}

function reasonOf(reason: Reason): string {
  const text = plainReason(reason, { name: SHOWN.topic, sentence: () => SHOWN.reason });
  return text ? `↳ ${text}` : '';
}

/** Text that is on one line, or on several, as it stands. */
function lines(text: string): types.PlainTextElement {
  return { type: 'plain_text', text: text.slice(0, SLACK_LIMITS.context), emoji: false };
}

function pictureOf(paper: Paper): types.ImageElement | undefined {
  const image_url = paperPicture(paper);
  return image_url && image_url.length <= SLACK_LIMITS.url
    ? { type: 'image', image_url, alt_text: pictureWords(paper) }
    : undefined;
}

function menuOf({ id }: Paper, offers: readonly PaperAction[]): types.Overflow | undefined {
  if (offers.length === 0 || !PAPER_ID.test(id)) return undefined;
  return {
    type: 'overflow',
    action_id: PAPER_MENU + id,
    // What has no room here is offered where the paper is looked at closer.
    options: offers.slice(0, SLACK_LIMITS.overflow).map(({ label, intent }) => ({
      text: { type: 'plain_text', text: label },
      value: encodeIntent(intent),
    })),
  };
}

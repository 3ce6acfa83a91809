import type { Lead, LeadRow } from '#core/text/leads.ts';
import { clipWords, oneLine } from '#core/text/text.ts';

/** How a platform writes a link, and text that it shows as it stands. */
interface Writing {
  readonly link: (words: string, href: string) => string;
  readonly plain: (text: string) => string;
}

const LABEL = 60;

/** Where a paper leads, a word each with its link: as many, in their order, as so many characters have room for. */
export function leadsText(
  leads: readonly Lead[],
  { room, separator, ...writing }: Writing & { readonly room: number; readonly separator: string },
): string {
  let line = '';
  for (const lead of leads) {
    const longer = [line, leadText(lead, writing)].filter(Boolean).join(separator);
    if (longer.length <= room) line = longer;
  }
  return line;
}

/** "5 models:", "lab/small (♥ 1.2k),", "lab/big", "and 3 more": what a line may be broken between. */
export function leadRowPieces({ title, leads, more }: LeadRow, writing: Writing): string[] {
  const ways = leads.map((lead) => leadText(lead, writing));
  const rest = more > 0 && ways.length > 0 ? [`and ${more.toLocaleString('en')} more`] : [];
  return [
    writing.plain(ways.length > 0 ? `${title}:` : title),
    ...ways.map((way, at) => (at < ways.length - 1 ? `${way},` : way)),
    ...rest,
  ];
}

/** One way with its link, what is counted there, and its host where papers do not usually live and the words do not tell. */
export function leadText({ label, link, count }: Lead, writing: Writing): string {
  const words = writing.link(clipWords(oneLine(label), LABEL), link.href);
  const host = link.known || words.startsWith(link.host) ? '' : link.host;
  const note = [count, host].filter(Boolean).join(', ');
  return note ? `${words} ${writing.plain(`(${note})`)}` : words;
}

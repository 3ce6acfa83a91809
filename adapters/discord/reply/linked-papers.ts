import type { AppApi } from '#core/app-api.ts';
import type { Channel } from '#core/channel.ts';
import type { Reply } from '#core/commands/command.ts';
import { UserError } from '#core/errors.ts';
import { linkedDocument, linkedPapersDocument } from '#core/format/links/linked.ts';
import { noted } from '#core/format/noted.ts';
import { plural } from '#core/text/text.ts';

/** The answer to whoever asks about the papers of a message. Rejects with a UserError where none of them is known. */
export async function papersOfMessage(
  { links }: Pick<AppApi, 'links'>,
  channel: Channel,
  papers: readonly string[],
): Promise<Reply> {
  const found = await links.asked({ channel, papers });
  const [first] = found;
  if (!first) {
    const sentence =
      'No source here knows a paper that this message links to, or tells of it in time: try again later.';
    throw new UserError('paper-unknown', sentence);
  }
  const document = papers.length === 1 ? linkedDocument(first) : linkedPapersDocument(found);
  const left = papers.length - found.length;
  const more =
    left > 0 ? [`${plural(left, 'more paper')} it links to ${left === 1 ? 'is' : 'are'} not shown`] : [];
  return { status: 'answered', document: noted(document, more) };
}

import type { Document } from '#core/document.ts';
import { trendingDocument } from '#core/format/digest/digest.ts';
import { noted } from '#core/format/noted.ts';
import type { Paper } from '#core/paper.ts';
import type { ReadableArchive } from '../../access/archive-access.ts';
import { forReader, inTime, lateText, unhurried } from '../../access/in-time.ts';
import type { DigestParts } from './digest-parts.ts';
import { topFor } from './top.ts';

/** What the first source that can tell calls trending now: its own order, with papers of any age; the top of the week where it does not say so in time. */
export async function trending(parts: DigestParts, { size }: { size: number }): Promise<Document> {
  const source = parts.sources.find(({ trending }) => trending);
  return await forReader(parts.sleep, async (reader) => {
    const readable = await parts.archiveAccess.open(reader);
    const ofWeek = () => topFor(parts, { period: 'week', size }, reader);
    if (readable.sampleBecause !== undefined || !source?.trending) return await ofWeek();
    const asking = trendingPapers(readable, source.trending(size, unhurried(reader)));
    const isStored = readable.archive.newestDay() !== undefined;
    const papers = isStored ? await inTime(reader, asking, undefined) : await asking;
    if (papers === 'unknown') return await ofWeek();
    if (papers) return trendingDocument(papers, source.title);
    const instead = `${lateText(source.title)}: instead of what is trending, this is the top of the week.`;
    return noted(await ofWeek(), [instead]);
  });
}

async function trendingPapers(
  { archive }: ReadableArchive,
  asking: Promise<readonly Paper[] | undefined>,
): Promise<readonly Paper[] | 'unknown'> {
  const papers = await asking;
  if (!papers) return 'unknown';
  await archive.putPapers(papers);
  return papers;
}

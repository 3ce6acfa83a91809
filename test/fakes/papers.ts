import type { Listing, Paper } from '#core/paper.ts';

/** A paper with what a test is about; everything else is plain. */
export function paper(about: Partial<Paper> = {}): Paper {
  return {
    id: '2608.00001',
    title: 'A Plain Paper',
    abstract: 'It says little. It says it well.',
    summary: '',
    authors: ['Ada Example'],
    published: '2026-08-18',
    upvotes: 1,
    comments: 0,
    url: `https://huggingface.co/papers/${about.id ?? '2608.00001'}`,
    keywords: [],
    categories: [],
    source: 'huggingface',
    ...about,
  };
}

/** Papers with ids counted up from 2608.00001 and upvotes counted down. */
export function papers(size: number, about: (index: number) => Partial<Paper> = () => ({})): Paper[] {
  return Array.from({ length: size }, (_, index) =>
    paper({ id: `2608.${String(index + 1).padStart(5, '0')}`, upvotes: size - index, ...about(index) }),
  );
}

/** A day's list of papers as the archive gives it. */
export function listings(day: string, listed: readonly Paper[], seen = 0): Listing[] {
  return listed.map((each, rank) => {
    const counted = each.upvotes === undefined ? {} : { upvotes: each.upvotes };
    return { day, paper: each, ...counted, rank, seen };
  });
}

import type { Block, Document } from '#core/document.ts';
import { SourceError, UserError } from '#core/errors.ts';
import { noted } from '#core/format/noted.ts';
import { takePapers } from '#core/search/paper-reference.ts';
import { onePaper } from './one-paper.ts';

const MOST = 3;

/** Answers what is asked of a paper for each of a few that are named, one below the other; `count` says how many. What cannot be answered is told in its place; rejects as `one` does where nothing can. */
export async function eachAsked(
  typed: string,
  one: (paper: string, count: number) => Promise<Document>,
): Promise<Document> {
  const { paper: first, notes } = onePaper(typed);
  const papers = [...new Set(takePapers(typed).papers)];
  if (papers.length < 2) return noted(await one(first, 1), notes);
  const asked = papers.slice(0, MOST);
  const answers: Document[] = [];
  let refusal: unknown;
  for (const paper of asked) {
    try {
      answers.push(await one(paper, asked.length));
    } catch (error) {
      if (!(error instanceof UserError || error instanceof SourceError)) throw error;
      refusal ??= error;
      answers.push(refused(paper, error));
    }
  }
  const [answer] = answers;
  if (!answer || (refusal !== undefined && answers.every(({ summary }) => summary === ''))) throw refusal;
  const summary = answers.map((each) => each.summary).filter(Boolean);
  return noted({ ...answer, summary: summary.join(' · '), blocks: numbered(answers) }, [
    ...notes,
    ...(papers.length > MOST
      ? [`${MOST} papers at a time: ${papers.slice(MOST).join(', ')} left aside`]
      : []),
  ]);
}

function refused(paper: string, error: UserError | SourceError): Document {
  const why = error instanceof UserError ? error.sentence : error.message;
  return { summary: '', blocks: [{ kind: 'text', text: [`${paper}: `, ...[why].flat()] }] };
}

/** All that is said, its papers numbered throughout. */
function numbered(answers: readonly Document[]): Block[] {
  let number = 0;
  return answers.flatMap(({ blocks }) =>
    blocks.map((block) => {
      if (block.kind !== 'paper') return block;
      number += 1;
      return { ...block, number };
    }),
  );
}

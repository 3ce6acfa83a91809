import { type Linked, type Paper, wholeArxivId } from '../paper.ts';
import { count, plural } from './text.ts';
import { type TrustedLink, trustedLink, trustedPicture } from './trusted-link.ts';

/** A way from a paper to something of it. */
export interface Lead {
  /** What is there, in plain text that may be long: a word, or a name that others have given it. */
  readonly label: string;
  readonly link: TrustedLink;
  /** What is counted there ("★ 1.2k"); empty where nothing is. */
  readonly count: string;
}

/** Ways of one kind, under a title; `more` is how many there are that nobody names. */
export interface LeadRow {
  readonly title: string;
  readonly leads: readonly Lead[];
  readonly more: number;
}

const NAMED = 3;
const KINDS = {
  space: { one: 'demo', counted: 'Space' },
  model: { one: 'model', counted: 'model' },
  dataset: { one: 'dataset', counted: 'dataset' },
} as const;
const ORDER = Object.keys(KINDS) as Linked['kind'][];

/** Where a paper leads beside its page, in a word each, what is wanted most first, each address once; only what is trusted. */
export function leadsOf(paper: Paper): Lead[] {
  const { arxiv, pdf } = onArxiv(paper);
  const linked = linkedOf(paper);
  const belonging = linked.map(({ kind, total, top: [first] }) =>
    lead(total > 1 ? `${KINDS[kind].one} +${total - 1}` : KINDS[kind].one, first?.url),
  );
  // A project page that is a demo says more as one.
  const isLinked = linked.some(({ top: [first] }) => first?.url === paper.project);
  const all = [
    lead('PDF', pdf),
    lead('code', paper.code),
    isLinked ? [] : lead('project', paper.project),
    ...belonging,
    lead('arXiv', arxiv),
    ...(paper.comments ? [lead('discussion', paper.discussion)] : []),
  ];
  return eachOnce(all.flat(), paper.url);
}

/** Everything that a paper leads to, its page included, with what is counted there; only what is trusted. */
export function leadRows(paper: Paper): LeadRow[] {
  const { arxiv, pdf } = onArxiv(paper);
  const { code, project, stars, comments } = paper;
  const rows = [
    row('Read', [...lead('page', paper.url), ...lead('arXiv', arxiv), ...lead('PDF', pdf)]),
    row('Code', lead(repositoryOf(code), code, stars === undefined ? '' : `★ ${count(stars)}`)),
    row('Project', lead('project page', project)),
    ...linkedOf(paper).map(linkedRow),
    row(
      'Discussion',
      lead('talk, upvote, claim it as yours', paper.discussion, comments ? plural(comments, 'comment') : ''),
    ),
  ];
  return rows.filter(({ leads, more }) => leads.length + more > 0);
}

/** The address of a picture of a paper that a platform may load: the first that its authors show it by, else its source's own. */
export function paperPicture(paper: Paper): string | undefined {
  return trustedPicture(ownPicture(paper) ?? paper.thumbnail);
}

/** What `paperPicture` is, for who does not see it; not the title, which stands beside it and has been read out. */
export function pictureWords(paper: Paper): string {
  return ownPicture(paper) === undefined ? 'Preview of the paper' : 'Picture by the paper’s authors';
}

function ownPicture({ media = [] }: Paper): string | undefined {
  // What moves is not shown still everywhere, and not every platform shows WebP.
  return media.find((url) => /\.(?:png|jpe?g|gif)$/i.test(url) && trustedPicture(url));
}

function onArxiv({ id }: Paper): { arxiv?: string; pdf?: string } {
  if (wholeArxivId(id) !== id) return {};
  return { arxiv: `https://arxiv.org/abs/${id}`, pdf: `https://arxiv.org/pdf/${id}` };
}

function linkedOf({ linked = [] }: Paper): Linked[] {
  return linked.toSorted((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
}

function linkedRow({ kind, total, top }: Linked): LeadRow {
  const leads = top.slice(0, NAMED).flatMap(({ id, url, likes, running }) => {
    const notes = [running ? 'running' : '', likes ? `♥ ${count(likes)}` : ''];
    return lead(id, url, notes.filter(Boolean).join(', '));
  });
  return row(plural(total, KINDS[kind].counted), leads, total - leads.length);
}

function row(title: string, leads: readonly Lead[], more = 0): LeadRow {
  return { title, leads, more };
}

function lead(label: string, url: string | undefined, counted = ''): Lead[] {
  const link = trustedLink(url);
  return link ? [{ label, link, count: counted }] : [];
}

/** "owner/name" where that is the whole of an address; never one that looks like an address itself. */
function repositoryOf(url: string | undefined): string {
  const [, name] = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url ?? '') ?? [];
  return name ?? 'repository';
}

/** An address without what is the same in all of them. */
export function shortAddress(href: string): string {
  return href.replace(/^https:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}

function eachOnce(leads: readonly Lead[], page: string | undefined): Lead[] {
  const seen = new Set([trustedLink(page)?.href]);
  return leads.filter(({ link }) => !seen.has(link.href) && seen.add(link.href));
}

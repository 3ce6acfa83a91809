/** Slack's bounds in characters of escaped text, and how many of a thing there may be. */
export const SLACK_LIMITS = {
  /** 50 are allowed; two are kept free for what is added to an answer later. */
  blocks: 48,
  viewBlocks: 100,
  /** Over all blocks of a message. Not documented: 9,597 characters passed and 11,341 were refused. */
  text: 9_000,
  json: 14_000,
  section: 3_000,
  header: 150,
  context: 2_000,
  /** Buttons that stand side by side. */
  row: 5,
  button: 75,
  value: 2_000,
  id: 255,
  /** Of a modal. */
  title: 24,
  /** A menu's options, their text, and what they stand for. */
  options: 100,
  option: 75,
  /** Of a paper's menu: five are allowed, and with five, ten papers are too long for one message. */
  overflow: 4,
  /** What may be typed into one line of a modal. */
  typed: 500,
  url: 3_000,
  /** A response_url takes five answers; the last one is kept for bad news. */
  answers: 4,
} as const;

/** Bounds of taste: what a reader takes in at a glance. */
export const SHOWN = {
  summary: 300,
  /** The same with the titles of the first papers. */
  notice: 400,
  title: 300,
  fact: 80,
  reason: 150,
  /** Where a paper leads, with its addresses. */
  leads: 260,
  topic: 100,
  /** What somebody may type, in code. */
  command: 200,
  schedule: 300,
} as const;

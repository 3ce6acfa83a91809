/** Discord's limits, and below them our own on what is worth showing. */
export const DISCORD_LIMITS = {
  /** Of a message of components v2: components with the nested ones, and characters over all its text displays. */
  components: 40,
  text: 4000,
  /** Of a message of the older kind, after escaping, and of what we say in it before that. */
  content: 2000,
  notice: 900,
  papers: 8,
  customId: 100,
  row: 5,
  label: 80,
  /** In a select, of an option, and offered while one is typed; each one's value and label. */
  choices: 25,
  choice: 100,
  placeholder: 150,
  link: 512,
  /** Of a modal: its inputs, and each one's label, description and value, as much of that as is asked for where nobody says how much it may be, and the most. */
  inputs: 5,
  inputLabel: 45,
  inputAbout: 100,
  input: 100,
  inputMost: 4_000,
  /** Of a command: its subcommands, each one's options, their descriptions, and what is typed into one. */
  subcommands: 25,
  options: 25,
  about: 100,
  typed: 6000,
  /** In characters before escaping, which at most doubles them. */
  heading: 250,
  aside: 150,
  title: 200,
  id: 60,
  topic: 60,
  reason: 110,
  /** Where a paper leads, with its addresses: in a line among other papers, and in all lines of one that is shown whole. */
  leads: 160,
  rows: 1500,
  /** A longer text becomes several text displays, each at most this long before escaping. */
  paragraph: 1750,
  note: 600,
  fileName: 80,
  thread: 100,
  /** Of a post in a forum. */
  tags: 5,
} as const;

/** The custom ids in what Discord was sent, and the values of its menus: each is out in the world. */
export function customIdsIn(sent: string): string[] {
  return sorted(sent.matchAll(/"(custom_id|value)":"((?:[^"\\]|\\.)*)"/g), ([, key, id]) => `${key} ${id}`);
}

/** The ids, callbacks, values and metadata in what Slack was sent. */
export function slackIdsIn(sent: string): string[] {
  const keys = 'action_id|block_id|callback_id|private_metadata|external_id|event_type|value';
  const found = sent.matchAll(new RegExp(`"(${keys})":"((?:[^"\\\\]|\\\\.)*)"`, 'g'));
  return sorted(found, ([, key, id]) => `${key} ${id}`);
}

function sorted(found: Iterable<RegExpExecArray>, named: (match: RegExpExecArray) => string): string[] {
  return [...new Set([...found].map(named))].toSorted();
}

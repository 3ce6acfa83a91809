import type { Doing, FakeInteraction } from '#test/fakes/discord/interaction.ts';
import { flat } from '#test/fakes/discord/readable.ts';
import type { FakeMessage } from '#test/fakes/discord/state.ts';
import { HOSTILE } from './asks.ts';
import type { DiscordRecorder } from './discord-recorder.ts';

const DEEPEST = 3;
// What is accepted in the fields of a modal, by how a field is named; anything else is left as it stands.
const GOOD: Readonly<Record<string, string>> = { time: '7:30', zone: 'Oslo', days: 'mon,thu' };

/** Presses, chooses and submits each kind of thing in an answer once, and goes on in what is answered; each in the message as it was where it is `fresh`. */
export function walkOn(recorder: DiscordRecorder, { deepest = DEEPEST, fresh = false } = {}) {
  const { discord, record } = recorder;
  const pressed = new Set<string>();

  const walk = async (doing: Doing, answer: FakeInteraction | undefined, depth = 0): Promise<void> => {
    if (answer?.callback?.type === 9) return await submit(doing, answer, depth);
    for (const message of answer?.messages ?? []) await press(doing, message, depth);
  };
  const press = async (doing: Doing, message: FakeMessage, depth = 0): Promise<void> => {
    if (depth >= deepest) return;
    const { body } = message;
    for (const { id, kind, value } of pressable(message)) {
      if (pressed.has(kind)) continue;
      pressed.add(kind);
      const what = value === undefined ? `press ${id}` : `choose ${value} in ${id}`;
      const on = fresh ? { ...message, body } : message;
      await walk(doing, await record(what, () => discord.press(doing, on, id, value)), depth + 1);
    }
  };
  const submit = async (doing: Doing, opened: FakeInteraction, depth: number): Promise<void> => {
    const names = fieldsOf(opened);
    const hostile = Object.fromEntries(names.map((name) => [name, HOSTILE.slice(0, 40)]));
    const good = Object.fromEntries(names.flatMap((name) => (GOOD[name] ? [[name, GOOD[name]]] : [])));
    for (const values of [hostile, {}, good]) {
      const what = `submit the modal with ${JSON.stringify(values)}`;
      await walk(doing, await record(what, () => discord.submit(opened, values)), depth + 1);
    }
  };
  return { walk, press };
}

/** What can be pressed on a message: its custom id, which others are of its kind, and the first choice of a menu. */
function pressable(message: FakeMessage) {
  return flat((message.body.components ?? []) as unknown[]).flatMap(
    ({ custom_id, label, placeholder, options = [] }) => {
      if (typeof custom_id !== 'string') return [];
      const choices = (options as { value: string; default?: boolean }[]).filter((each) => !each.default);
      const [letter, words = ''] = [custom_id.slice(0, 1), custom_id.replace(/^\w+\|(?:\[")?/, '')];
      const kind = `${letter} ${words.split(/[ :#{"|]/, 1)} ${label ?? placeholder ?? words}`;
      return [{ id: custom_id, kind: kind.replace(/\d+/g, 'n'), value: choices[0]?.value }];
    },
  );
}

function fieldsOf({ callback }: FakeInteraction): string[] {
  return flat((callback?.data.components ?? []) as unknown[]).flatMap(({ custom_id, type }) =>
    type === 4 ? [String(custom_id)] : [],
  );
}

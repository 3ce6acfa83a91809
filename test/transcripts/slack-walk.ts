import type { Where } from '#test/fakes/slack/user-actions.ts';
import { HOSTILE } from './asks.ts';
import { filledIn, placeOf, pressable } from './slack-parts.ts';
import type { SlackRecorder } from './slack-recorder.ts';

const DEEPEST = 3;
const FIELDS: Readonly<Record<string, string>> = {
  zone: 'Oslo',
  topic: 'robots',
  topics: 'robots, agents, !!',
  query: 'quantization limit:1',
};

/** Presses, chooses and submits each kind of thing that Slack was sent once, and goes on in what comes of it. */
export function walkOn({ workspace, actions, doing }: SlackRecorder, deepest = DEEPEST) {
  const pressed = new Set<string>();
  const submitted = new Set<string>();

  const press = async (sent: readonly unknown[], where: Where, depth = 0): Promise<void> => {
    if (depth >= deepest) return;
    const newest = [...workspace.views.keys()].at(-1);
    const found = sent.flatMap((each) => {
      const place = placeOf(each);
      const view = place.in === 'modal' ? (place.id ?? newest) : place.in === 'home' ? 'home' : undefined;
      return pressable(each).map((element) => ({ ...element, in: place.in, on: view ? { view } : {} }));
    });
    for (const each of found) {
      if (pressed.has(each.kind)) continue;
      pressed.add(each.kind);
      const { action } = each;
      const what = `press ${JSON.stringify({ ...where, ...action })} in a ${each.in}`;
      const came = await doing(what, () => actions.press({ ...where, ...each.on, action }));
      await submit(where);
      await press(came, where, depth + 1);
    }
  };
  /** Sends each new modal off with bad intent, as it stands, and well. */
  const submit = async (where: Where): Promise<void> => {
    for (const [id, view] of workspace.views) {
      const name = nameOf(view);
      if (!JSON.stringify(view).includes('"input"')) continue;
      const blocks = view.blocks;
      for (const [how, typed] of [
        ['with bad intent', () => HOSTILE],
        ['as it stands', () => undefined],
        ['well', (field: string) => FIELDS[field]],
      ] as const) {
        // A modal that shows an answer by now has nothing to send off; the next one of its kind has.
        if (submitted.has(`${name} ${how}`) || nameOf(workspace.views.get(id) ?? {}) !== name) continue;
        submitted.add(`${name} ${how}`);
        const values = filledIn(blocks, typed, 'C1');
        await doing(`submit ${name} ${how}`, () => actions.submit(id, values, where));
      }
    }
  };
  return { press, submit };
}

export type Walk = ReturnType<typeof walkOn>;

/** A modal by what it is for and what is asked in it. */
function nameOf({ callback_id, blocks = [] }: Record<string, unknown>): string {
  const inputs = (blocks as { block_id?: string; type: string }[]).filter(({ type }) => type === 'input');
  return [callback_id, ...inputs.map(({ block_id }) => block_id)].join(' ');
}

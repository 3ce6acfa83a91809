import { expect, it } from 'vitest';
import { idsIn } from '#test/fakes/chat.ts';
import { testEngine } from '#test/fakes/engine.ts';
import { paper } from '#test/fakes/papers.ts';

const ADA = { platform: 'discord', id: 'ada' };
const stored = paper({ id: '2608.00001', title: 'LLM quantization to four bits', abstract: 'Four bits.' });
const titled = paper({ id: '2608.00002', title: 'Driving from dashcam video', abstract: 'Lanes.' });
const LIST = `
  @misc{a, title={Whatever}, eprint={2608.00001}}
  @article{b, title={Driving from Dashcam Video}}
  @misc{c, title={A Paper that is not stored}, eprint={2401.00009}, author={Example, Ada}}
  @article{d, title={Nobody knows this one}}`;

async function library() {
  const { engine, archive, ...parts } = await testEngine({});
  await archive.putPapers([stored, titled]);
  const savedIds = async () => idsIn(await engine.savedPapers({ person: ADA, page: 1 }));
  return { engine, archive, savedIds, ...parts };
}

it('a list of references is saved in its order: as stored, by its title, or as the list has it', async () => {
  const { engine, savedIds, state } = await library();
  const answer = await engine.importSaved({ person: ADA, text: LIST });
  expect(answer.summary).toBe('Saved 3 papers, 1 not known here: you keep 3 papers.');
  expect(JSON.stringify(answer.blocks)).toContain('Not known here: Nobody knows this one');
  expect(await savedIds()).toEqual(['2608.00001', '2608.00002', '2401.00009']);
  const [first, , last] = await state.saved.of(ADA);
  expect(first?.paper.title, 'what is stored is known better').toBe(stored.title);
  expect(last?.paper).toMatchObject({ title: 'A Paper that is not stored', authors: ['Ada Example'] });
});

it('the same list again saves nothing twice', async () => {
  const { engine } = await library();
  await engine.importSaved({ person: ADA, text: LIST });
  const again = await engine.importSaved({ person: ADA, text: LIST });
  expect(again.summary).toBe('Saved 0 papers, 3 saved before, 1 not known here: you keep 3 papers.');
});

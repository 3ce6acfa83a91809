import { appAt } from '#test/fakes/app.ts';
import { paper } from '#test/fakes/papers.ts';

// Run by itself, with a stand-in for the library: says what the program finds near to a paper on a car.
const { app } = await appAt('2026-08-20T18:00:00Z', { ...(process.env as Record<string, string>) });
const [car, ...others] = ['car', 'cat', 'automobile'].map((id) =>
  paper({ id: `${id}-paper`, title: `About one ${id}`, abstract: 'It says little.' }),
);
await app.archive.putPapers([car, ...others].flatMap((each) => each ?? []));
while (app.embedder && (await app.archive.embedSome(app.embedder)) > 0);
const near = app.archive.near(car ? [car] : [], others);
process.stdout.write(
  near.map(({ paper: { id }, score }) => `${id} ${score > (near[1]?.score ?? 0)}`).join(', '),
);
await app.close();

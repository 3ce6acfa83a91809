import { expect, it } from 'vitest';
import { portTrouble } from '#core/parts/port-trouble.ts';

it.each([
  ['EADDRINUSE', /^HEALTH_PORT 80 is taken by another program/],
  ['EACCES', /^HEALTH_PORT 80 may not be listened on by this user: set a HEALTH_PORT above 1023\.$/],
  ['EPERM', /^HEALTH_PORT 80 cannot be listened on \(EPERM\): set another HEALTH_PORT\.$/],
])('a port that cannot be had (%s) is told by the name of its setting', (code, sentence) => {
  expect(portTrouble('HEALTH_PORT', 80, { code })).toMatch(sentence);
});

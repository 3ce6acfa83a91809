import type { Row } from '../row.ts';
import { alerts } from './alerts.ts';
import { answers } from './answers.ts';
import { apart } from './apart.ts';
import { backup } from './backup.ts';
import { clock } from './clock.ts';
import { inTick } from './in-tick.ts';
import { instances } from './instances.ts';
import { kills } from './kills.ts';
import { life } from './life.ts';
import { mail } from './mail.ts';
import { postgres } from './postgres.ts';
import { real } from './real.ts';
import { refused } from './refused.ts';
import { releases } from './releases.ts';
import { source } from './source.ts';
import { store } from './store.ts';
import { takeover } from './takeover.ts';
import { time } from './time.ts';
import { token } from './token.ts';
import { untold } from './untold.ts';
import { weathers } from './weather.ts';

/** Every row, in the order of the table: what takes longest first, so that nothing long is left alone at the end. */
export const rows: readonly Row[] = [
  ...kills,
  ...alerts,
  mail,
  ...refused,
  ...untold,
  inTick,
  ...instances,
  ...postgres,
  takeover,
  releases,
  ...life,
  ...answers,
  ...token,
  apart,
  backup,
  ...store,
  ...clock,
  source,
  ...weathers,
  ...time,
  ...real,
];

import type { types } from '@slack/bolt';
import type { AppApi } from '#core/app-api.ts';
import type { InFlight } from '../../shared/conversation/in-flight.ts';
import type { Sequence } from '../../shared/sequence.ts';
import type { Line } from '../connection/client.ts';
import type { People } from '../connection/people/people.ts';
import type { ttlCache } from '../connection/ttl-cache.ts';
import type { Workspaces } from '../connection/workspaces/workspaces.ts';
import type { SlackMessage } from '../render/render.ts';

/** What takes the place of a modal, and the messages that are said where that does not go. */
export interface InModal {
  readonly view: types.ModalView;
  readonly messages: readonly SlackMessage[];
}

/** What those who listen to Slack have in common. */
export interface Listener {
  readonly appApi: AppApi;
  readonly people: People;
  readonly workspaces: Workspaces;
  readonly work: InFlight;
  /** Shows each person's Home tab one after another, so that what is older never takes the place of what is newer. */
  readonly homes: Sequence;
  /** What took the place of modals that were sent off, by what Slack calls that; for as long as Slack may tell of it again. */
  readonly modals: ReturnType<typeof ttlCache<InModal>>;
  readonly line: Line;
  /** Whether what is answered was begun before, by a process that died over it. */
  readonly interrupted?: boolean;
}

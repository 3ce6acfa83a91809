import type { Channel, Person } from '../channel.ts';

/** Who set a channel up last: whom to notify when something is wrong with it. */
export interface Admins {
  of(channel: Channel): Promise<Person | undefined>;
  remember(channel: Channel, person: Person): Promise<void>;
}

import { z } from 'zod';

/** A place that can be posted to. `workspace` is a Discord server or a Slack workspace; for direct messages, see `directWorkspace`. */
export const Channel = z.object({
  platform: z.string().min(1),
  workspace: z.string().min(1),
  id: z.string().min(1),
});
export type Channel = z.infer<typeof Channel>;

/** Another channel than that in which something is asked. */
export interface At {
  /** What the option that names it takes. */
  readonly value: string;
  /** As people know it, such as `#papers`. */
  readonly shown: string;
}

/** Someone who asks or reads, as one platform knows them. */
export const Person = z.object({
  platform: z.string().min(1),
  id: z.string().min(1),
});
export type Person = z.infer<typeof Person>;

/** The workspace of a person's direct messages: the person's own, which no platform's ids can be taken for. */
export function directWorkspace(person: Person): string {
  return `@${person.id}`;
}

/** A person's direct messages with us; each adapter finds out what its platform calls them. */
export function directMessages(person: Person): Channel {
  return { platform: person.platform, workspace: directWorkspace(person), id: 'direct' };
}

/** Whether a channel is somebody's direct messages with us. */
export function isDirect(channel: Channel): boolean {
  return personBehind(channel) !== undefined;
}

/** Whose direct messages a channel is; undefined for a channel of a server or workspace. */
export function personBehind({ platform, workspace }: Channel): Person | undefined {
  return workspace.startsWith('@') ? { platform, id: workspace.slice(1) } : undefined;
}

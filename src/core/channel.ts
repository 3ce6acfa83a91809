import { z } from 'zod';

/** A place that can be posted to. `workspace` is a Discord server or a Slack workspace; for direct messages, the person's own. */
export const Channel = z.object({
  platform: z.string().min(1),
  workspace: z.string().min(1),
  id: z.string().min(1),
});
export type Channel = z.infer<typeof Channel>;

/** Someone who asks or reads, as one platform knows them. */
export const Person = z.object({
  platform: z.string().min(1),
  id: z.string().min(1),
});
export type Person = z.infer<typeof Person>;

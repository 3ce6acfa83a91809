/** An event that was seen is answered, or somebody is at it: `owner`, who renewed that last at the moment beside it. What was seen before counts as answered. */
export const STEP_9 = `
  ALTER TABLE seen ADD COLUMN owner TEXT;
  ALTER TABLE seen ADD COLUMN wall INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE seen ADD COLUMN tick INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE seen ADD COLUMN boot TEXT NOT NULL DEFAULT '';
`;

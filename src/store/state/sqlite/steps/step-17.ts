/** Since when a follow's papers ring at once, where they do. */
export const STEP_17 = `
  ALTER TABLE follow ADD COLUMN alert_since INTEGER;
  CREATE INDEX follow_ringing ON follow (platform, owner, seq) WHERE alert_since IS NOT NULL;
`;

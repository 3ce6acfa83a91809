/** Since when a follow's papers ring at once, where they do. */
export const ALERTS = `
  ALTER TABLE follow ADD COLUMN alert_since BIGINT;
  CREATE INDEX follow_ringing ON follow (platform, owner, seq) WHERE alert_since IS NOT NULL;
`;

/**
 * Whoever knows fewer than six steps cannot read a delivery that rang, and fails wherever one is shown: it goes on beside
 * others until the first paper rings, and is refused from then on.
 */
export const RANG = `
  CREATE FUNCTION refuse_older_readers() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE schema SET min_reader = 6 WHERE min_reader < 6;
      RETURN NULL;
    END;
  $$;
  CREATE TRIGGER delivery_rings AFTER INSERT ON delivery FOR EACH ROW WHEN (NEW.kind = 'alert')
    EXECUTE FUNCTION refuse_older_readers();
  UPDATE schema SET min_reader = 6 WHERE min_reader < 6 AND EXISTS (SELECT 1 FROM delivery WHERE kind = 'alert');
`;

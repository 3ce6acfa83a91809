import { z } from 'zod';

// What of https://github.com/compose-spec/compose-spec (schema/compose-spec.json) compose.yaml makes use of, as strict as it
// is there: a key that nobody knows is refused, and so is a value of another form. One key more here where one more is used.
const Duration = z.string().regex(/^(\d+(\.\d+)?(us|ms|s|m|h))+$/);
const Strings = z.array(z.string()).nonempty();
const Name = z.string().regex(/^[a-zA-Z0-9][a-zA-Z0-9._-]*$/);
/** `volume:/path` or `./folder:/path`, with `:ro` or `:rw` behind it. */
const Mount = z.string().regex(/^[a-zA-Z0-9._/-]+:\/[^:]*(:r[ow])?$/);

const Healthcheck = z.strictObject({
  test: z.union([z.string(), z.tuple([z.enum(['CMD', 'CMD-SHELL', 'NONE'])], z.string())]),
  interval: Duration.optional(),
  timeout: Duration.optional(),
  retries: z.number().optional(),
  start_period: Duration.optional(),
});

const Service = z.strictObject({
  build: z.string().optional(),
  image: z.string().optional(),
  env_file: z.string().optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  profiles: z.array(Name).optional(),
  depends_on: z
    .record(
      Name,
      z.strictObject({
        condition: z.enum(['service_started', 'service_healthy', 'service_completed_successfully']),
      }),
    )
    .optional(),
  volumes: z.array(Mount).optional(),
  tmpfs: Strings.optional(),
  read_only: z.boolean().optional(),
  cap_drop: Strings.optional(),
  security_opt: Strings.optional(),
  init: z.boolean().optional(),
  restart: z
    .string()
    .regex(/^(no|always|unless-stopped|on-failure(:\d+)?)$/)
    .optional(),
  stop_grace_period: Duration.optional(),
  healthcheck: Healthcheck.optional(),
});
type Service = z.infer<typeof Service>;

/** A compose file whose services name only volumes, services and health checks that are there. */
export const Compose = z
  .strictObject({
    services: z.record(Name, Service),
    volumes: z.record(Name, z.null()).optional(),
  })
  .superRefine(({ services, volumes = {} }, context) => {
    for (const [name, service] of Object.entries(services))
      for (const message of wrongIn(service, services, Object.keys(volumes)))
        context.addIssue({ code: 'custom', path: ['services', name], message });
  });

function* wrongIn(
  { volumes = [], depends_on = {}, build, image }: Service,
  services: Readonly<Record<string, Service>>,
  named: readonly string[],
): Generator<string> {
  if (build === undefined && image === undefined) yield 'has neither an image nor what builds one';
  for (const [volume = ''] of volumes.map((mount) => mount.split(':')))
    if (!/^[./]/.test(volume) && !named.includes(volume)) yield `mounts ${volume}, which is declared nowhere`;
  for (const [other, { condition }] of Object.entries(depends_on)) {
    if (!services[other]) yield `depends on ${other}, which is no service`;
    else if (condition === 'service_healthy' && !services[other].healthcheck)
      yield `waits for ${other} to be healthy, which nobody checks`;
  }
}

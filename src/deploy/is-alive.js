// Exits 0 where the program in this container answers on /livez, as a container's HEALTHCHECK asks.
const { HEALTH_PORT } = process.env;

fetch(`http://127.0.0.1:${HEALTH_PORT}/livez`).then(
  ({ ok }) => process.exit(ok ? 0 : 1),
  () => process.exit(1),
);

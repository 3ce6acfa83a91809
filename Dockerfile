# Built alike by docker, podman and buildah; `npm run image:check` builds it and starts it as its user.
ARG BASE=docker.io/library/node:24-bookworm-slim

FROM ${BASE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The base has the Node that the lock's optional packages would bring along.
RUN npm ci --omit=dev --omit=optional --ignore-scripts
COPY . .
RUN sh src/deploy/image-root.sh /image

# Nothing but Node, the libraries that it loads, certificates and the program: no shell, no package manager.
FROM scratch
COPY --from=build /image /
COPY --from=build /app /app
COPY --from=build --chown=10001:10001 /image-data /data
WORKDIR /app
USER 10001:10001
ENV DATA_DIR=/data HOST=0.0.0.0 HEALTH_PORT=8099 NODE_ENV=production
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["/usr/local/bin/node", "-e", "fetch('http://127.0.0.1:' + process.env.HEALTH_PORT + '/livez').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/usr/local/bin/node", "--max-semi-space-size=2", "--heap-growing-percent=20", "src/bin.js"]

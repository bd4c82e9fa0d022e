# Warraq in a container: built with everything, run with what it needs, by nobody in particular. `docker build -t warraq .`
FROM node:24-bookworm-slim AS build
WORKDIR /srv/warraq
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build \
  && npm prune --omit=dev --no-audit --no-fund \
  && rm -rf .next/cache

FROM node:24-bookworm-slim
WORKDIR /srv/warraq
# Owned by root: what serves cannot change itself.
COPY --from=build /srv/warraq ./
RUN install -d -o node -g node -m 700 /data
USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 WARRAQ_DATA=/data
VOLUME /data
EXPOSE 3000
# As npm start does, without npm between the signals and the server.
CMD ["node", "--max-semi-space-size=16", "lib/command/run.mjs", "start"]
# A first start makes the database and the demo before it listens.
HEALTHCHECK --interval=10s --timeout=3s --start-period=180s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

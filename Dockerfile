# The gateway for production: docs/operations.md says what it must be told. Built by `docker build -t aftercare-gateway .`
FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
COPY server/package.json server/
RUN npm ci --omit=dev --workspaces --include-workspace-root --no-audit --no-fund
# Runs the TypeScript as it stands. It is installed beside the others: among them it is for development, and would be left out.
RUN npm install --prefix /tools --no-audit --no-fund --no-package-lock tsx@4.23.15

FROM node:22-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4173 DATA_DIR=/data CONFIG=/config/desk.json
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=packages /tools/node_modules node_modules
COPY package.json ./
COPY server server
COPY src src
COPY scripts/person.ts scripts/
COPY docs/openapi.json docs/configuration.starter.json docs/configuration.example.json docs/
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4173
# Ready means that database and disk are: an orchestrator may ask the same address.
HEALTHCHECK --interval=15s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/portal/v1/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "--import", "tsx", "server/node/main.ts"]

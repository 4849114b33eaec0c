# Ozéli-D: the server with the portal, in two stages.
#
#   docker build --tag ozelid .
#
# The image holds one program, the portal's files and nothing that could build them.

FROM rust:1.95-bookworm AS build
WORKDIR /src
COPY . .
RUN rustup target add wasm32-unknown-unknown
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/src/target \
    cargo xtask portal \
    && cargo build --locked --release --package server \
    && install -D target/release/ozelid /out/ozelid \
    && cp -r frontend/dist /out/portal

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install --yes --no-install-recommends ca-certificates curl \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/ozelid --create-home ozelid
COPY --from=build /out/ozelid /usr/local/bin/ozelid
COPY --from=build /out/portal /usr/share/ozelid/portal
USER ozelid
WORKDIR /var/lib/ozelid
VOLUME /var/lib/ozelid
ENV OZELID_ENVIRONMENT=production \
    OZELID_LISTEN=0.0.0.0:8080 \
    OZELID_DATA_DIR=/var/lib/ozelid \
    OZELID_PORTAL_DIR=/usr/share/ozelid/portal
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
    CMD ["curl", "--fail", "--silent", "--output", "/dev/null", "http://127.0.0.1:8080/readyz"]
ENTRYPOINT ["ozelid"]
CMD ["serve"]

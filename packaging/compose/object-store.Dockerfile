# MinIO as an unprivileged user; the folder gives the named volume its owner.
FROM busybox:1.37.0 AS folder
RUN mkdir /data
FROM minio/minio:RELEASE.2025-09-07T16-13-09Z
COPY --from=folder --chown=10003:10003 /data /data
USER 10003:10003

#!/bin/sh
# Composes addresses from passwords in files, so that no password is in the file of the stack or in an image.
set -eu
if [ -r /run/secrets/postgres_password ]; then
  STORMOPS_DATABASE_URL="postgresql://postgres:$(cat /run/secrets/postgres_password)@postgres:5432/postgres"
  export STORMOPS_DATABASE_URL
fi
if [ -r /run/secrets/object_store_user ]; then
  AWS_ACCESS_KEY_ID="$(cat /run/secrets/object_store_user)"
  AWS_SECRET_ACCESS_KEY="$(cat /run/secrets/object_store_password)"
  export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
fi
exec "$@"

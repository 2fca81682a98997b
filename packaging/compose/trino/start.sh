#!/bin/sh
# Trino reads secrets from its environment; they come from files.
set -eu
CATALOGUE_PASSWORD="$(sed -e 's#.*://[^:]*:##' -e 's#@.*##' /var/lib/stormops/lakehouse/catalogue)"
OBJECT_STORE_USER="$(cat /run/secrets/object_store_user)"
OBJECT_STORE_PASSWORD="$(cat /run/secrets/object_store_password)"
export CATALOGUE_PASSWORD OBJECT_STORE_USER OBJECT_STORE_PASSWORD
exec /usr/lib/trino/bin/run-trino

#!/bin/sh
# Draws the stack's passwords once, into files beside the compose file; those that are there stay.
set -eu
cd "$(dirname "$0")"
mkdir -p secrets
chmod 700 secrets
draw() { [ -e "secrets/$1" ] || od -An -N24 -tx1 /dev/urandom | tr -d ' \n' > "secrets/$1"; }
draw postgres_password
draw object_store_password
[ -e secrets/object_store_user ] || printf stormops > secrets/object_store_user
# Containers run as users of their own; the folder keeps others on this machine out.
chmod 444 secrets/*

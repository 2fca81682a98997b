#!/usr/bin/env bash
# Copies the jars of one part (kafka, flink or trino) from Maven to build/integration; a second call does nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
part="$1"
target="../../build/integration/$part"
if [ -e "$target/.fetched" ] && [ "$target/.fetched" -nt "$part/pom.xml" ]; then exit 0; fi
for program in java mvn; do
  command -v "$program" > /dev/null || {
    echo "The integration run needs $program: apt-get install openjdk-17-jre-headless maven" >&2
    exit 1
  }
done
rm -rf "$target"
mkdir -p "$target"
# A file whose checksum is not the repository's fails the run (-C).
mvn -q -B -C -f "$part/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  -DincludeScope=runtime -DoutputDirectory="$PWD/$target"
if [ "$part" = trino ]; then
  tar -xzf "$target"/trino-server-core-*.tar.gz -C "$target" --strip-components=1
  python3 -m zipfile -e "$target"/trino-iceberg-*.zip "$target/plugin"
  rm "$target"/trino-server-core-*.tar.gz "$target"/trino-iceberg-*.zip
fi
touch "$target/.fetched"

# Flink as its pip package brings it, the Kafka connector from Maven, and the pure core that the job runs.
FROM maven:3.9.11-eclipse-temurin-17 AS jars
WORKDIR /src/packaging/integration
COPY packaging/integration ./
RUN apt-get update && apt-get install --yes --no-install-recommends python3 && ./fetch.sh flink

FROM python:3.11.13-slim-bookworm
RUN apt-get update && apt-get install --yes --no-install-recommends openjdk-17-jre-headless procps \
    && rm -rf /var/lib/apt/lists/*
COPY packaging/locks/flink.txt /tmp/flink.txt
RUN python -m venv /opt/flink-python && /opt/flink-python/bin/pip install --no-cache-dir --require-hashes -r /tmp/flink.txt
ENV FLINK_HOME=/opt/flink-python/lib/python3.11/site-packages/pyflink \
    FLINK_CONF_DIR=/etc/flink PYTHONPATH=/opt/stormops PATH=/opt/flink-python/bin:$PATH
COPY --from=jars /src/build/integration/flink/*.jar ${FLINK_HOME}/lib/
COPY packaging/compose/flink-config.yaml /etc/flink/config.yaml
RUN cp ${FLINK_HOME}/conf/log4j-console.properties ${FLINK_HOME}/conf/log4j-cli.properties /etc/flink/ \
    && useradd --system --uid 10002 --home-dir /var/lib/flink flink \
    && install -d -o flink -g flink /var/lib/flink /var/lib/flink/checkpoints ${FLINK_HOME}/log
COPY packaging/compose/keep_flink_job.py /opt/stormops/keep_flink_job.py
COPY sync /opt/stormops/sync
COPY stormops_desktop/__init__.py /opt/stormops/stormops_desktop/__init__.py
COPY stormops_desktop/domain /opt/stormops/stormops_desktop/domain
USER 10002:10002
WORKDIR /var/lib/flink

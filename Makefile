# Every verb sets up what it needs. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := packaging/locks/requirements.txt
BENCH_LOCK := packaging/locks/bench.txt
SERVER_LOCK := packaging/locks/server.txt
FLINK := .venv-flink
FLINK_LOCK := packaging/locks/flink.txt
STAMP := $(VENV)/.installed
COMPILE := $(BIN)/uv pip compile --quiet pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate
SEEDS ?= 500
JOBS ?= 2
# Every machine shuffles the tests anew, but what a change is judged by runs in the same order each time.
ORDER := $(if $(CI),--randomly-seed=1)

.DEFAULT_GOAL := help
.PHONY: help setup run test lint format types layers bench bench-routes integration trino simulate lock package clean

help:  ## list the verbs
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-13s %s\n", $$1, $$2}'

$(STAMP): $(LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 ..."; exit 1; }
	@PYTHON=$(PYTHON) sh packaging/linux/system_packages.sh
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV): once, a minute or a few ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

setup: $(STAMP)  ## install everything, from the hashed lock

run: $(STAMP)  ## the demo day: opens the app, or drives it offscreen and saves pictures
	@$(BIN)/stormops demo

test: $(STAMP)  ## all tests
	@$(BIN)/python -m pytest -n $(JOBS) --dist worksteal $(ORDER) tests

lint: $(STAMP)  ## ruff: rules and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

format: $(STAMP)  ## let ruff rewrite what it can
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

types: $(STAMP)  ## mypy --strict; tests by name and call
	@$(BIN)/mypy

layers: $(STAMP)  ## who may import whom
	@$(BIN)/lint-imports

bench: $(STAMP)  ## measure, target beside figure
	@$(BIN)/python -m benchmarks

bench-routes: $(STAMP)  ## routing beside PyVRP and VROOM, and the map; STORMOPS_DATA names the instances
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(BENCH_LOCK)
	@$(BIN)/python -m benchmarks.routes
	@$(BIN)/python -m benchmarks.map

integration: $(STAMP) $(FLINK)/.installed  ## real Kafka, Flink, hub and lakehouse agree; needs Java 17 and Maven
	@packaging/integration/fetch.sh kafka
	@packaging/integration/fetch.sh flink
	@STORMOPS_INTEGRATION=engines timeout $$((3600 + $${STORMOPS_INTEGRATION_EVENTS:-0} / 15)) $(BIN)/python -m pytest -v -p no:randomly tests/integration/test_engines.py

$(FLINK)/.installed: $(FLINK_LOCK)
	@test -x $(FLINK)/bin/python || $(PYTHON) -m venv $(FLINK)
	@$(FLINK)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(FLINK_LOCK)
	@touch $@

trino: $(STAMP)  ## a real Trino reads the lakehouse; needs Java 24 or newer and Maven
	@packaging/integration/fetch.sh trino
	@STORMOPS_INTEGRATION=trino timeout 900 $(BIN)/python -m pytest -v -p no:randomly tests/integration/test_trino.py

simulate: $(STAMP)  ## SEEDS=n runs of the sync simulation
	@$(BIN)/python -m benchmarks.simulate --seeds $(SEEDS) --jobs $(JOBS)

lock: $(STAMP)  ## compile the locks anew from pyproject.toml
	@$(COMPILE) --extra desktop --extra hub --extra streams --extra dev -o $(LOCK)
	@$(COMPILE) --extra bench -c $(LOCK) -o $(BENCH_LOCK)
	@$(COMPILE) --extra hub --extra streams -c $(LOCK) -o $(SERVER_LOCK)
	@$(subst pyproject.toml,packaging/integration/flink.in,$(COMPILE)) -o $(FLINK_LOCK)

package: $(STAMP)  ## build the wheel into dist/
	@$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation -w dist .
	@ls dist

clean:  ## remove everything made here
	rm -rf $(VENV) $(FLINK) build dist out *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

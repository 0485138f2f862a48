# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
HUB ?= 5.0.3
WORKERS ?= 2
VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python -m
UV_INSTALL := $(BIN)/uv pip install --python $(BIN)/python --quiet
# Each of the many processes would compile all that it imports anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup demo test unit faults check lint types flavours check-flavours hub hub-stop \
        openapi openapi-check openapi-diff regenerate check-generated test-pythons build matrix bench \
        release-check watch docs docs-shots docs-start

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 24

setup: $(VENV)/.complete  ## the project's own environment, in .venv
$(VENV)/.complete: scripts/requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; name one with PYTHON=...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --root-user-action=ignore "$$(grep ^uv== $<)"
	@$(UV_INSTALL) --compile-bytecode -r $<
	@$(UV_INSTALL) --no-deps --editable .
	@touch $@

demo: setup  ## a real hub, three organizations, an encrypted federated average
	@$(RUN) scripts.demo --release $(HUB)

test: setup  ## all tests, on real hubs, in WORKERS=2 processes
	@$(RUN) pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

unit: setup  ## the tests that need no hub
	@$(RUN) pytest tests/unit

faults: setup  ## everything that can go wrong, on a real hub, and a table of what came of it (an hour)
	@$(RUN) tests.faults $(FAULTS)

hub: setup  ## start a real hub in the background (HUB=5.0.3)
	@$(RUN) vantage6_hl.testing.hub start --release $(HUB)

hub-stop: setup  ## stop it
	@$(RUN) vantage6_hl.testing.hub stop

openapi: setup  ## read a hub release into openapi/ (HUB=5.0.3)
	@$(RUN) scripts.openapi extract --release $(HUB)

openapi-check: setup  ## openapi/ is what the release gives (HUB=5.0.3)
	@$(RUN) scripts.openapi check --release $(HUB)

openapi-diff: setup  ## what changed between two releases or revisions (A=... B=...)
	@$(RUN) scripts.openapi diff $(A) $(B)

regenerate: setup  ## the bindings in generated/ from openapi/ (HUB=5.0.3 for that release's alone)
	@$(RUN) scripts.bindings regenerate $(if $(filter file,$(origin HUB)),,--release $(HUB))

build: setup  ## the wheel for a hub release, in dist/ (HUB=5.0.3)
	@$(RUN) scripts.release build --release $(HUB)

matrix: setup  ## the wheel for each final hub release, tried on the real hub of that release
	@$(RUN) scripts.release matrix

release-check: setup  ## everything that has to be right before a release (ARGS="--only sbom"), minutes
	@$(RUN) scripts.release check $(ARGS)

watch: setup  ## bring in a new hub release, if there is one (ARGS=--no-tests)
	@$(RUN) scripts.release watch $(ARGS)

check-generated: setup  ## generated/ is what openapi/ gives
	@$(RUN) scripts.bindings check

flavours: setup  ## the sync flavour from the async source
	@$(RUN) scripts.flavours

check-flavours: setup  ## the sync flavour is what its source gives
	@$(RUN) scripts.flavours --check

lint: setup  ## style and format
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: setup  ## strict type checking, generated code included
	@$(BIN)/mypy

check: lint types check-flavours check-generated openapi-check  ## every check that is not a test

bench: setup  ## this client, the official one and bare httpx side by side (ARGS=--quick, --write)
	@$(RUN) tests.benchmarks $(ARGS)

docs: setup  ## the guide as a site, in site/; a warning is an error
	@$(RUN) scripts.site build

docs-shots: docs  ## look at it as on a telephone and on a desk: checks, and pictures in build/shots (needs Chromium)
	@$(RUN) scripts.site shots

docs-start: setup  ## follow the guide's five minutes from the wheel in a fresh environment (ARGS=--cold)
	@$(RUN) scripts.site follow $(ARGS)

test-pythons: setup  ## the unit tests on the other supported Pythons (PYTHONS=3.13 for that one)
	@$(RUN) scripts.pythons $(PYTHONS)

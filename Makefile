PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: setup demo test check bench format lock clean
.DEFAULT_GOAL := setup

setup: $(VENV)/.ready

# Debian's python3 may come without ensurepip; then the system's pip installs into the bare environment.
$(VENV)/.ready: requirements/runtime.txt requirements/dev.txt requirements/build.txt pyproject.toml hatch_build.py
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV) 2>/dev/null || { rm -rf $(VENV); $(PYTHON) -m venv --without-pip $(VENV); }
	set -e; if $(BIN)/python -m pip --version >/dev/null 2>&1; then pip="$(BIN)/python -m pip"; \
	else pip="$(PYTHON) -m pip --python $(BIN)/python"; fi; \
	for lock in runtime dev build; do $$pip install -q --require-hashes --no-deps -r requirements/$$lock.txt; done; \
	$$pip install -q --no-deps --no-build-isolation --no-index -e .
	touch $@

demo: setup
	$(BIN)/okno demo

test: setup
	$(BIN)/python -m pytest -n 4 --dist worksteal

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q tests/test_layers.py tests/test_channels_stay_home.py tests/test_docs.py

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup
	$(BIN)/python -m bench.run

# Needs uv on PATH. The lock files hold hashes for every platform and no index address.
LOCK := uv pip compile --quiet --generate-hashes --universal --no-header --no-annotate --no-emit-index-url --no-emit-find-links --python-version 3.11
lock:
	cd requirements && $(LOCK) runtime.in -o runtime.txt
	cd requirements && $(LOCK) dev.in -o dev.txt
	cd requirements && $(LOCK) --no-emit-package django --no-emit-package asgiref --no-emit-package sqlparse --no-emit-package tzdata build.in -o build.txt

clean:
	rm -rf $(VENV) inbox/static/vendor .mypy_cache .ruff_cache .pytest_cache

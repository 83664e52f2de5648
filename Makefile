# Two commands are enough: `make run` opens the wizard, `make test` runs all tests. Both set up what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test check format lint types layers examples clean

run: $(READY)
	@$(BIN)/notice-wizard

test: $(READY)
	$(BIN)/python -m pytest --numprocesses auto

check: lint types layers

lint: $(READY)
	$(BIN)/ruff format --check wizard tests
	$(BIN)/ruff check wizard tests
	$(BIN)/notice-wizard lint

types: $(READY)
	$(BIN)/mypy wizard tests

layers: $(READY)
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff format wizard tests
	$(BIN)/ruff check --fix wizard tests

examples: $(READY)
	@for file in questionnaires/examples/*.toml; do $(BIN)/notice-wizard build $$file --final --date 2026-11-22; done

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable . --group dev
	@touch $(READY)

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis

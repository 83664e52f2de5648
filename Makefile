# Two commands are enough: `make run` opens the wizard, `make test` runs all tests. Both set up what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test bench kill fuzz mutants check format lint types layers examples pictures snapshots page-tools clean

run: $(READY)
	@$(BIN)/notice-wizard

test: $(READY)
	$(BIN)/python -m pytest --numprocesses auto

# What `make test` does a little of, in full: half an hour or more each. docs/reliability.md says what comes out.
kill: $(READY)
	KILLS=200 $(BIN)/python -m pytest --numprocesses auto -rP tests/reliability/test_kill.py

fuzz: $(READY)
	FUZZ_RUNS=40 FUZZ_FILES=100000 FUZZ_TOPICS=20000 $(BIN)/python -m pytest --numprocesses auto -rP tests/reliability/test_fuzz.py

# Changes the code in some 2,600 small ways, one at a time, and looks which of them no test notices. Each of those is judged in
# tests/mutants/judged.toml; one that is not fails. A quarter of an hour; docs/reliability.md says what comes out.
mutants: $(READY)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group mutants
	rm -rf mutants
	$(BIN)/mutmut run --max-children 2
	$(BIN)/python -m tests.mutants

# Every figure of docs/performance.md, each beside something measured in the same minute: a quarter of an hour on an idle machine.
bench: $(READY)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group bench
	$(BIN)/python -m bench --write

check: lint types layers

lint: $(READY)
	$(BIN)/ruff format --check wizard tests bench
	$(BIN)/ruff check wizard tests bench
	$(BIN)/notice-wizard lint

types: $(READY)
	$(BIN)/mypy wizard tests bench

layers: $(READY)
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff format wizard tests bench
	$(BIN)/ruff check --fix wizard tests bench

examples: $(READY)
	@for file in questionnaires/examples/*.toml; do $(BIN)/notice-wizard build $$file --final --date 2026-11-22; done

# The pictures of the README, drawn from an example. Look at them before they are committed.
pictures: $(READY)
	$(BIN)/python -m tests.tui.tour

# What the screens look like, accepted anew. Look at every picture that changed before it is committed.
snapshots: $(READY)
	$(BIN)/python -m pytest --snapshot-update tests/tui/test_snapshots.py

# What the tests of the page need beside Chromium, its driver, pdftotext, Java and Node, which the system has.
page-tools: .page-tools/.ready

.page-tools/.ready: Makefile
	npm install --silent --no-audit --no-fund --no-save --ignore-scripts --prefix .page-tools axe-core@4 vnu-jar@26 markdownlint-cli2@0.17
	@touch .page-tools/.ready

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable . --group dev
	@touch $(READY)

clean:
	rm -rf $(VENV) .page-tools dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis mutants

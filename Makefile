# What people do with the guide. `make` alone lists it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What shows the guide; and that with what edits, checks and tests it.
READY := $(VENV)/ready
TOOLS := $(VENV)/tools
SITE ?= site
AT ?=
RESULTS := test-results
POT ?= assets/words/mesoguide.pot
PYTEST := $(BIN)/python -m pytest --numprocesses=auto --dist=worksteal
# The folder that .venv was made for, if that is another one: a copied or moved .venv still uses it.
ELSEWHERE := $(shell made=$$(sed -n 's/^command = .* -m venv \(--[^ ]* \)*//p' $(VENV)/pyvenv.cfg 2>/dev/null); \
  [ -z "$$made" ] || [ "$$made" = "$$(pwd -P)/$(VENV)" ] || echo "$${made%/$(VENV)}")

.DEFAULT_GOAL := help
.PHONY: help serve site lab words quick test gate validate ways engines listen floor looks looks-renew scorecard lint bench beside findability by-ear lighthouse lock clean

help:
	@echo "make serve   the guide in a browser (HOST, PORT, BROWSER=none)"
	@echo "make site    the guide as plain files, for any host or none (SITE, AT=https://.../)"
	@echo "make lab     edit the notebooks in JupyterLab"
	@echo "make words   gather every word of the code and templates for translators"
	@echo "make quick   the checks that take under a minute, while you work"
	@echo "make test    every check but the gate's (needs Chromium)"
	@echo "make gate    what takes longest: the next six, a minute of random use of each page, Lighthouse"
	@echo "make validate  of the gate, the validators of HTML and style, and installs from nothing, alone"
	@echo "make ways    of the gate, every page in every way of using it"
	@echo "make engines  of the gate, every page in Firefox and in WebKit, beside Chromium"
	@echo "make listen  of the gate, what a listener hears (needs Orca)"
	@echo "make floor   of the gate, every page in old versions of Chromium (needs npm)"
	@echo "make looks   of the gate, every page and widget beside its picture of before"
	@echo "make looks-renew   take those pictures anew, and tell what has changed"
	@echo "make scorecard   write docs/scorecard.md from the last test or gate"
	@echo "make bench   measure the guide against a static page and stock Voila (needs wrk, nginx)"
	@echo "make beside COMMIT=...  measure the server against that of an earlier commit (needs wrk)"
	@echo "make findability  30 questions of people, from the start page to the answer; writes docs/findability.md"
	@echo "make by-ear  what a listener hears on the way through; writes docs/by-ear.md (needs Orca)"
	@echo "make lighthouse  Lighthouse on every page, as on a phone (needs Node 20, Chromium)"
	@echo "make lock    renew the two lists of locked packages (needs uv)"
	@echo "make clean   remove what was set up"

serve: $(READY)
	@$(BIN)/mesoguide serve

site: $(READY)
	@$(BIN)/mesoguide publish $(SITE) $(if $(AT),--at $(AT))

lab: $(TOOLS)
	@$(BIN)/mesoguide lab

words: $(TOOLS)
	@$(BIN)/pybabel --quiet extract --mapping=assets/words/babel.cfg --no-default-keywords \
	  --keyword=_ --keyword=counted:2,3 --add-comments=Translators: --strip-comment-tags \
	  --add-location=file --sort-by-file --project=mesoguide --version="" -o $(POT) .

# The guide's own check makes every page: it is one of `make test`, and stands alone as `mesoguide check`.
quick: lint
	@$(PYTEST) -m "not browser and not slow and not gate"

test: lint
	@$(PYTEST) --junit-xml=$(RESULTS)/test.xml

# Lighthouse comes last and alone: it measures speed.
gate: validate ways engines listen floor looks
	@MESOGUIDE_RANDOM_SECONDS=60 $(PYTEST) -m "" --junit-xml=$(RESULTS)/random.xml tests/browser/test_random.py
	@$(MAKE) --no-print-directory lighthouse

validate: $(TOOLS)
	@$(PYTEST) -m gate --junit-xml=$(RESULTS)/validate.xml tests/gate tests/test_install.py

ways: $(TOOLS)
	@$(PYTEST) -m gate --junit-xml=$(RESULTS)/ways.xml tests/browser

engines: $(TOOLS)
	@$(PYTEST) -m gate --junit-xml=$(RESULTS)/engines.xml --ignore=tests/engines/test_by_ear.py --ignore=tests/engines/test_old_chromium.py tests/engines

# By one process: the way is walked once.
listen: $(TOOLS)
	@$(BIN)/python -m pytest -m gate --junit-xml=$(RESULTS)/listen.xml tests/engines/test_by_ear.py

# One after another: each version is unpacked and started once.
floor: $(TOOLS)
	@$(BIN)/python -m pytest -m gate --junit-xml=$(RESULTS)/floor.xml tests/engines/test_old_chromium.py

looks: $(TOOLS)
	@$(PYTEST) -m gate --junit-xml=$(RESULTS)/looks.xml tests/looks

looks-renew: $(TOOLS)
	@$(BIN)/python -m tests.looks

scorecard: $(TOOLS)
	@$(BIN)/python -m tools.scorecard $(RESULTS)/*.xml

lint: $(TOOLS)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/oxlint --deny-warnings mesoguide assets/template tools

bench: $(TOOLS)
	@$(BIN)/python -m tools.bench

beside: $(TOOLS)
	@$(BIN)/python -m tools.bench.beside $(COMMIT)

findability: $(TOOLS)
	@$(BIN)/python -m tools.findability

by-ear: $(TOOLS)
	@$(BIN)/python -m tools.by_ear

lighthouse: $(TOOLS)
	@$(BIN)/python -m tools.lighthouse

LOGGED = >$(VENV)/install.log 2>&1 || { \
	  echo "The install failed: $$(grep -m1 ERROR $(VENV)/install.log). Check the network, then try again; the rest is in $(VENV)/install.log" >&2; exit 1; }

# Once, or again when the lock changes or the folder is another one. What went wrong stands in one line, the rest in a log.
# What is built in and copied into .venv for JupyterLab and plain Voila is copied again when it changed.
$(READY): requirements-serve.lock pyproject.toml $(wildcard assets/vendor/mesoguide/*) $(if $(ELSEWHERE),elsewhere)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "The guide needs Python 3.11 or newer. Install it, or name it: make serve PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { \
	  echo "Python has no venv module. On Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Setting up in $(VENV) (once, a minute or two) ..."
	@{ $(BIN)/python -m pip install --require-hashes -r requirements-serve.lock && \
	   $(BIN)/python -m pip install --no-deps --no-build-isolation -e . ; } $(LOGGED)
	@touch $@

$(TOOLS): requirements.lock $(READY)
	@echo "Setting up what edits, checks and tests the guide (once, a minute or two) ..."
	@$(BIN)/python -m pip install --require-hashes -r requirements.lock $(LOGGED)
	@touch $@

.PHONY: elsewhere
elsewhere:
	@echo "$(VENV) belongs to $(ELSEWHERE), not to this folder: it is set up anew."
	@rm -rf $(VENV)

LOCK := uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-annotate --custom-compile-command "make lock" pyproject.toml

lock:
	$(LOCK) --all-extras --group dev -o requirements.lock
	$(LOCK) --group build --constraint requirements.lock -o requirements-serve.lock

clean:
	rm -rf $(VENV)

# Everything a newcomer types; `make help` lists it. Each target first sets up what it needs.

VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/installed-from-pyproject
# The first interpreter that works, is of a version TensorFlow supports, and can make environments.
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
    "$$python" -c 'import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
        2>/dev/null && { echo "$$python"; break; }; done)

# Debian's and Ubuntu's names of what Qt loads on Linux, and of what the tests of the real window need.
QT_PACKAGES   := libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libglib2.0-0 libx11-6 libx11-xcb1 \
    libxcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render0 \
    libxcb-render-util0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xinerama0 \
    libxcb-xkb1 libxkbcommon0 libxkbcommon-x11-0
TEST_PACKAGES := openbox xdotool xvfb
IS_LINUX      := $(filter Linux,$(shell uname -s))
OFFSCREEN     := QT_QPA_PLATFORM=offscreen
# Tests start the program a hundred times, so what is compiled is kept. A worker begins with files of its own, whose
# tests share what they have set up, and takes tests of another at the end. With TensorFlow it takes 600 MB.
PYTEST        := $(OFFSCREEN) PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal

.PHONY: help run test test-fast test-offline soak bench lint screenshots translations clean qt-libraries test-programs
.DEFAULT_GOAL := help

help:
	@echo 'make run          open the window (with no display: run the notebook and draw the window to a picture)'
	@echo 'make test         run every test'
	@echo 'make test-fast    run the tests that take under a second each, properties with fewer examples'
	@echo 'make test-offline run every test where there is no network at all'
	@echo 'make soak         put random hands on the window, for hours: ACTIONS=50000 SEED=1 TROUBLES=1'
	@echo 'make bench        print the benchmark tables'
	@echo 'make lint         check style, types and the import contract'
	@echo 'make screenshots  draw the pictures of README.md anew'
	@echo 'make translations list every text of the window for translators'
	@echo 'make clean        remove the environment and everything that was generated'

run: $(STAMP) qt-libraries
	@if [ -n "$(IS_LINUX)" ] && [ -z "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
	    echo 'There is no display, so the notebook runs without the window.'; \
	    $(BIN)/rnn-explorer run notebook && \
	    $(OFFSCREEN) $(BIN)/rnn-explorer screenshot notebook rnn-explorer.png && \
	    echo 'The window, as it would look, is drawn in rnn-explorer.png.'; \
	else \
	    $(BIN)/rnn-explorer; \
	fi

test: $(STAMP) qt-libraries test-programs
	$(PYTEST)

test-fast: $(STAMP) qt-libraries
	$(PYTEST) -m 'not slow' --hypothesis-profile fast

# In a network of its own, without any interface: whatever needs one fails here. TESTS narrows it down.
test-offline: $(STAMP) qt-libraries test-programs
	@for isolated in 'unshare --net' 'unshare --user --map-current-user --net'; do \
	    if $$isolated true 2>/dev/null; then \
	        exec env $(OFFSCREEN) $$isolated $(BIN)/python -m pytest $(TESTS); \
	    fi; \
	done; \
	echo 'This system lets only root take the network away from a program: sudo make test-offline' >&2; exit 1

# A number of its own for SEED does the same again, as far as two threads allow.
soak: $(STAMP) qt-libraries
	$(OFFSCREEN) $(BIN)/python -m tests.soak $(if $(ACTIONS),--actions $(ACTIONS)) $(if $(SEED),--seed $(SEED)) \
	    $(if $(TROUBLES),--troubles $(TROUBLES))

translations: $(STAMP) qt-libraries
	$(OFFSCREEN) $(BIN)/python -m gui.language.translation_sources
	$(OFFSCREEN) $(BIN)/python -m gui.shell.panel_names

bench: $(STAMP) qt-libraries
	$(OFFSCREEN) $(BIN)/python -m tests.benchmarks

lint: $(STAMP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

screenshots: $(STAMP) qt-libraries
	$(OFFSCREEN) $(BIN)/python -m tests.pictures

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# ── set-up ──────────────────────────────────────────────────────────────────────────────────────

$(STAMP): pyproject.toml
	@if [ -z "$(PYTHON)" ]; then \
	    echo 'RNN Explorer needs Python 3.11, 3.12 or 3.13 with its venv module, and found none.' >&2; \
	    echo 'On Debian or Ubuntu: sudo apt-get install python3 python3-venv' >&2; \
	    echo 'With Python elsewhere: make run PYTHON=/path/to/python3' >&2; \
	    exit 1; \
	fi
	@echo 'Installing RNN Explorer and what it needs into $(VENV) with $(PYTHON); this takes some minutes once.'
	@$(BIN)/python -c '' 2>/dev/null || "$(PYTHON)" -m venv --clear $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[dev]'
	@touch $@

# Installs $(1) with apt-get: as root, or where sudo asks no password. Otherwise it says what to type.
define install
    if ! command -v apt-get >/dev/null; then \
	echo 'Install them with the package manager of this system, then try again.' >&2; exit 1; \
    elif [ "$$(id -u)" = 0 ]; then become=''; \
    elif sudo -n true 2>/dev/null; then become='sudo -n'; \
    else \
	echo 'Type this, then try again:' >&2; \
	echo 'sudo apt-get install $(strip $(1))' >&2; exit 1; \
    fi; \
    echo 'Installing them with apt-get.'; \
    $$become apt-get update -qq && \
    $$become env DEBIAN_FRONTEND=noninteractive \
	apt-get install -y -qq --no-install-recommends $(1) >/dev/null
endef

# What the loader cannot find for Qt's platform plugins, whatever packages are called here.
qt-libraries: $(STAMP)
	@if [ -n "$(IS_LINUX)" ]; then \
	    platforms=$$($(BIN)/python -c 'import PyQt6; print(PyQt6.__path__[0] + "/Qt6/plugins/platforms")'); \
	    missing=$$(ldd "$$platforms"/libqxcb.so "$$platforms"/libqoffscreen.so | \
	        awk '/not found/ { print $$1 }' | sort -u | tr '\n' ' '); \
	    if [ -n "$$missing" ]; then \
	        echo "Qt needs libraries that are missing here: $$missing"; \
	        $(call install,$(QT_PACKAGES)); \
	    fi; \
	fi

test-programs:
	@if [ -n "$(IS_LINUX)" ]; then \
	    missing=$$(for program in Xvfb openbox xdotool; do \
	        command -v "$$program" >/dev/null || echo "$$program"; done | tr '\n' ' '); \
	    if [ -n "$$missing" ]; then \
	        echo "The tests of the real window need programs that are missing here: $$missing"; \
	        $(call install,$(TEST_PACKAGES)); \
	    fi; \
	fi

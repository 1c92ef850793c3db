# Everything a developer runs, one ordinary command each: copy the line if you have no just.
# First once: the test command under "For developers" in README.md sets up .venv and enters it.

set windows-shell := ["powershell.exe", "-NoLogo", "-NoProfile", "-Command"]

# show this list
[private]
default:
    @just --list --unsorted

# open the program on the practice vault: invented clients, nothing of yours
run:
    python -m app --practice

# everything below up to the tests; this is what CI runs
check: lint layout types layers forms test

# find mistakes and style slips
lint:
    python -m ruff check .

# is every file laid out as the formatter would?
layout:
    python -m ruff format --check .

# lay out every file
format:
    python -m ruff format .

# check the types, strictly, as they are on this system and on the two others
types: types-here types-windows types-mac

# check the types as they are here
types-here:
    python -m mypy

# check the types of the program as they are on Windows (what packs it runs on Debian)
types-windows:
    python -m mypy --platform win32 --cache-dir .mypy_cache/win32 app

# check the types as they are on macOS
types-mac:
    python -m mypy --platform darwin --cache-dir .mypy_cache/darwin app

# check that no layer imports one above it, and that nothing can reach a network
layers:
    lint-imports

# check every form that ships
forms:
    python -m app forms check

# run the tests, three at a time: many of them wait for the disk
test:
    python -m pytest -n 3

# the day's work: without what waits for disks, processes or windows
quick *TESTS:
    python -m pytest -n 3 -m "not slow" {{TESTS}}

# thousands of kills, power cuts and damaged pages, in parts that add up: `just long`, `just long cuts:answer`, `just long sums`
long *PART:
    python -m tests.robust {{PART}}

# measure opening, saving, page building, printing, unlocking and looking through
bench:
    python -m tests.bench

# build the wheel into dist/
wheel:
    python -m build --wheel --no-isolation

# build the wheel, install it in an empty environment, and try it there
wheel-check:
    python -m tests.empty_install

# make what people install into dist/, on Debian: the MSI for Windows and the .deb, or one of them (`msi`, `deb`); `--sign WORDS` as of osslsigncode sign
packages *WORDS:
    python -m installer packages {{WORDS}}

# make them, and try them: the MSI under Wine, the .deb on bare Debians (as root); one of them: `just packages-check deb`
packages-check *WORDS:
    python -m installer packages-check {{WORDS}}

# run the tests on a Windows under Wine, made from nothing (Debian; half an hour or more): `just test-windows`, `just test-windows tests/cli`
test-windows *TESTS:
    python -m installer test-windows {{TESTS}}

# docs/security/sbom.cdx.json: what is in the program, and inside its packages
sbom:
    python -m installer.sbom

# write all lock files anew from pyproject.toml, keeping what still fits
lock: lock-run lock-dev lock-windows lock-windows-tests lock-linux

# requirements.txt: what it takes to run the program
lock-run:
    uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-build --emit-build-options --no-emit-index-url --custom-compile-command "just lock" --extra build --output-file requirements.txt pyproject.toml

# requirements-dev.txt: the same and what it takes to check it
lock-dev:
    uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-build --emit-build-options --no-emit-index-url --custom-compile-command "just lock" --extra build --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

# installer/windows/requirements.txt: what goes into the Windows package, of what runs the program
lock-windows:
    uv pip compile --quiet --no-config --python-platform x86_64-pc-windows-msvc --python-version 3.13 --generate-hashes --no-build --emit-build-options --no-emit-index-url --custom-compile-command "just lock" --constraint requirements.txt --output-file installer/windows/requirements.txt pyproject.toml

# installer/linux/requirements.txt: what goes into the .deb, of what runs the program
lock-linux:
    uv pip compile --quiet --no-config --python-platform x86_64-manylinux_2_36 --python-version 3.11 --generate-hashes --no-build --emit-build-options --no-emit-index-url --custom-compile-command "just lock" --constraint requirements.txt --output-file installer/linux/requirements.txt pyproject.toml

# installer/windows/requirements-tests.txt: what the tests take on Windows; what only checks or lays out stays away
lock-windows-tests:
    uv pip compile --quiet --no-config --python-platform x86_64-pc-windows-msvc --python-version 3.13 --generate-hashes --no-build --emit-build-options --no-emit-index-url --custom-compile-command "just lock" --constraint requirements-dev.txt --extra build --extra dev --no-emit-package import-linter --no-emit-package mypy --no-emit-package ruff --no-emit-package rust-just --no-emit-package types-reportlab --no-emit-package uv --output-file installer/windows/requirements-tests.txt pyproject.toml

#!/bin/sh
# Runs a checking tool; skipped where the tool is missing.
command -v "$1" >/dev/null || { echo "$1 is not installed"; exit 77; }
exec "$@"

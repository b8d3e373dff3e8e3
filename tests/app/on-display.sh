#!/bin/sh
# on-display COMMAND…: runs it in an X server and a session bus of its own. The server chooses its number itself, so that
# two tests never want the same one.
set -eu
folder=$(mktemp -d)
mkfifo "$folder/number"
Xvfb -displayfd 3 -screen 0 1280x1024x24 -noreset -nolisten tcp 3>"$folder/number" >/dev/null 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; rm -rf "$folder"' EXIT
trap 'exit 1' INT TERM
read -r number <"$folder/number"
DISPLAY=:$number dbus-run-session -- "$@"

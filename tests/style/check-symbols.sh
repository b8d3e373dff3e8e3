#!/bin/sh
# Fails when a library below the window refers to the toolkit.
status=0
for archive; do
  bad=$(nm "$archive" 2>/dev/null | grep -E ' (U|T) (gtk|adw|gdk|gsk|pango)_')
  [ -z "$bad" ] || { echo "$archive:"; echo "$bad"; status=1; }
  [ -s "$archive" ] || { echo "$archive: missing"; status=1; }
done
exit $status

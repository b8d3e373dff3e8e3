#!/bin/sh
# Fails when a C file is not as uncrustify would write it, or a line, function or file is too long.
cd "$1" || exit 1
status=0

find src tests -name '*.c' -print0 | xargs -0 uncrustify -c uncrustify.cfg --check >/dev/null 2>&1 || {
  echo 'uncrustify -c uncrustify.cfg --no-backup --replace would change:'
  find src tests -name '*.c' -print0 | xargs -0 uncrustify -c uncrustify.cfg --check 2>&1 | grep '^FAIL'
  status=1
}

LC_ALL=C.UTF-8 grep -rnE '^.{101,}$' src tests --include='*.c' --include='*.h' | sed 's/:[^:]*$/: longer than 100 columns/' |
  grep . && status=1

find src tests -name '*.c' -exec awk '
  FNR == 1 { start = 0 }
  /^\{/ { start = FNR }
  /^}/ && start && FNR - start > 60 { print FILENAME ":" start ": function longer than 60 lines"; bad = 1 }
  /^}/ { start = 0 }
  FNR == 501 && FILENAME ~ /^src/ { print FILENAME ": longer than 500 lines"; bad = 1 }
  END { exit bad }' {} + || status=1

exit $status

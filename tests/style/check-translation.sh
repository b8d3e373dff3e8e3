#!/bin/sh
# Fails when a file with marked texts is not listed, or the Vietnamese translation is not whole.
cd "$1" || exit 1
status=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

grep -rlE '(^|[^[:alnum:]_])N?_\("|hl_ngettext \(|translatable=' src ui --include='*.[ch]' --include='*.ui' |
  grep -v '^src/core/hl-i18n\.[ch]$' | LC_ALL=C sort >"$work/marked"
grep -v '^#' po/POTFILES.in | LC_ALL=C sort >"$work/listed"
diff "$work/marked" "$work/listed" || { echo 'po/POTFILES.in differs from the files with marked texts'; status=1; }

xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=hl_ngettext:1,2 -f po/POTFILES.in -o "$work/all.pot" ||
  status=1
msgcmp po/vi.po "$work/all.pot" || { echo 'po/vi.po lacks translations'; status=1; }
msgfmt --check -o /dev/null po/vi.po || status=1
exit $status

#!/bin/sh
# Fails when a folder of src/ includes a folder or library that its line does not allow.
cd "$1/src" || exit 1
status=0

allow ()
{
  folder=$1
  [ -d "$folder" ] || return 0
  pattern=$(printf '%s|' "$@" | sed 's/|$//')
  bad=$(grep -rnE '^#include "[a-z]+/' "$folder" | grep -vE "#include \"($pattern)/")
  [ -z "$bad" ] || { echo "$bad"; status=1; }
}

library ()
{
  bad=$(grep -rnE "^#include <($1)" --include='*.[ch]' . | grep -vE "^\./($2)/")
  [ -z "$bad" ] || { echo "$bad"; status=1; }
}

allow core
allow question core
allow keying core question
allow score core question
allow store core question score
allow chart core score
allow paper core question keying chart
allow report core question score chart paper
allow exchange core question keying score store chart paper report
allow render core chart
allow cli core question score store chart paper report exchange render
library 'gtk/|adwaita|gdk/|pango/' app
library 'sqlite3' store
library 'json-glib|xlsxwriter|readstat|archive' 'exchange|cli'
library 'cairo|ft2build|fontconfig|hpdf' render
library 'qrencode' paper
exit $status

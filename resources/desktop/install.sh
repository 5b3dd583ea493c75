#!/bin/sh
# Puts the program in the menu, for this user, and lets it open files of the type .nrapport.
# It stays where this file is. "install.sh remove" takes it out of the menu again.
set -eu

here="$(cd "$(dirname "$0")" && pwd)"
desktop="$here/_internal/resources/desktop"
share="${XDG_DATA_HOME:-$HOME/.local/share}"
entry="$share/applications/naringslivsrapport.desktop"
type="$share/mime/packages/naringslivsrapport.xml"
icon="$share/icons/hicolor/scalable/apps/naringslivsrapport.svg"

refresh() {
    # A system that lacks one of them finds the files by itself, if later.
    if command -v update-mime-database >/dev/null; then update-mime-database "$share/mime"; fi
    if command -v update-desktop-database >/dev/null; then
        update-desktop-database "$share/applications"
    fi
}

mkdir -p "$(dirname "$entry")" "$(dirname "$type")" "$(dirname "$icon")"
if [ "${1:-}" = remove ]; then
    rm -f "$entry" "$type" "$icon"
    refresh
    exit 0
fi

# Within quotes, as the standard for desktop entries has it, these four are written with a backslash.
program="$(printf '%s' "$here/naringslivsrapport" | sed 's/["`$\\]/\\&/g; s/%/%%/g')"
# And in the file every backslash is written twice.
quoted="$(printf '"%s"' "$program" | sed 's/\\/\\\\/g')"
while IFS= read -r line; do
    case "$line" in
    Exec=*) printf 'Exec=%s %%f\n' "$quoted" ;;
    *) printf '%s\n' "$line" ;;
    esac
done <"$desktop/naringslivsrapport.desktop" >"$entry"
cp "$desktop/naringslivsrapport.xml" "$type"
cp "$here/_internal/resources/icons/app.svg" "$icon"
refresh

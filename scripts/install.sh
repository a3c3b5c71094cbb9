#!/usr/bin/env bash
# Lays the program, its catalogs, manual page and completions below a prefix: install.sh BINARY CATALOGS PREFIX
set -euo pipefail
binary=$1 catalogs=$2 prefix=$3
install -D -m 755 "$binary" "$prefix/bin/quantplan"
# Symbols are more than half of the file and serve nobody there.
if command -v strip >/dev/null; then strip "$prefix/bin/quantplan"; fi
share=$prefix/share/quantplan
rm -rf "$share/catalogs"
mkdir -p "$share"
cp -R "$catalogs" "$share/catalogs"
mkdir -p "$prefix/share/bash-completion/completions" "$prefix/share/zsh/site-functions" "$prefix/share/fish/vendor_completions.d"
"$binary" --generate-completion-script bash >"$prefix/share/bash-completion/completions/quantplan"
"$binary" --generate-completion-script zsh >"$prefix/share/zsh/site-functions/_quantplan"
"$binary" --generate-completion-script fish >"$prefix/share/fish/vendor_completions.d/quantplan.fish"
install -D -m 644 "$(dirname "$0")/quantplan.1" "$prefix/share/man/man1/quantplan.1"
echo "installed below $prefix"

#!/usr/bin/env bash
# Installs the named Debian packages that are missing, with sudo when not root.
set -euo pipefail
missing=()
for package in "$@"; do
  dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "error: these Debian packages are missing: ${missing[*]}. Install them as root: apt-get install ${missing[*]}" >&2
    exit 1
  }
  as_root=(sudo)
fi
command -v apt-get >/dev/null || {
  echo "error: no apt-get here. Install what these Debian packages hold: ${missing[*]}" >&2
  exit 1
}
echo "installing ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
# An old package list is the usual reason for a failed install: refresh it and try again.
"${as_root[@]}" apt-get install -y -qq "${missing[@]}" >/dev/null 2>&1 ||
  { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq "${missing[@]}" >/dev/null; } || {
  echo "error: apt-get could not install ${missing[*]}. Install them by hand and run make again" >&2
  exit 1
}

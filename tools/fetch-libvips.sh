#!/usr/bin/env bash
# Lays libvips under runtimes/<rid>/native, where the server project picks it up. Needs npm, node and tar.
# Usage: tools/fetch-libvips.sh [--all]     (only this machine's platform unless --all)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

case "$(uname -m)" in
  x86_64) here=linux-x64 ;;
  aarch64 | arm64) here=linux-arm64 ;;
  *) here=none ;;
esac
[ "${1:-}" = --all ] && here=all

temp="$(mktemp -d)"
trap 'rm -rf "$temp"' EXIT

grep -v '^#' tools/native/libvips.txt | while read -r rid package version sha512; do
  [ "$here" = all ] || [ "$here" = "$rid" ] || continue
  target="runtimes/$rid/native"
  if [ "$(cat "runtimes/$rid/.libvips" 2>/dev/null)" = "$sha512" ]; then
    echo "libvips for $rid is there"
    continue
  fi
  # npm pack downloads without running anything of the package's.
  file="$(cd "$temp" && npm pack "$package@$version" --silent --loglevel=error </dev/null 2>/dev/null | tail -n 1)"
  got="$(node -e 'const c=require("crypto"),f=require("fs");console.log(c.createHash("sha512").update(f.readFileSync(process.argv[1])).digest("base64"))' "$temp/$file")"
  if [ "$got" != "$sha512" ]; then
    echo "fetch-libvips: $package@$version is not the file that was pinned (sha512 $got)" >&2
    exit 1
  fi
  mkdir -p "$temp/$rid" "$target"
  tar -xzf "$temp/$file" -C "$temp/$rid" --strip-components=1
  rm -f "$target"/libvips-cpp.so.*
  cp "$temp/$rid"/lib/libvips-cpp.so.* "$target/"
  echo "$sha512" > "runtimes/$rid/.libvips"
  echo "libvips for $rid: $(ls "$target")"
done

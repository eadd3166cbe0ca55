#!/usr/bin/env bash
# Lays ONNX Runtime under runtimes/<rid>/native, where the server project picks it up. Needs npm, tar and sha256sum.
# The package is 113 MB and holds every platform; one library of 25 to 46 MB is kept.
# Usage: tools/fetch-onnxruntime.sh [--all]     (only this machine's platform unless --all)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
package=onnxruntime-node@1.30.0
library=libonnxruntime.so.1

case "$(uname -m)" in
  x86_64) here=linux-x64 ;;
  aarch64 | arm64) here=linux-arm64 ;;
  *) here=none ;;
esac
[ "${1:-}" = --all ] && here=all

wanted=()
while read -r rid folder sha256; do
  [ "$here" = all ] || [ "$here" = "$rid" ] || continue
  if [ -f "runtimes/$rid/native/$library" ] && [ "$(cat "runtimes/$rid/.onnxruntime" 2>/dev/null)" = "$sha256" ]; then
    echo "ONNX Runtime for $rid is there"
  else
    wanted+=("$rid $folder $sha256")
  fi
done < <(grep -v '^#' tools/native/onnxruntime.txt)
[ ${#wanted[@]} -gt 0 ] || exit 0

temp="$(mktemp -d)"
trap 'rm -rf "$temp"' EXIT
# npm pack downloads without running anything of the package's.
file="$(cd "$temp" && npm pack "$package" --silent --loglevel=error </dev/null 2>/dev/null | tail -n 1)"
for line in "${wanted[@]}"; do
  read -r rid folder sha256 <<<"$line"
  tar -xzf "$temp/$file" -C "$temp" "$folder/$library"
  got="$(sha256sum "$temp/$folder/$library" | cut -c1-64)"
  if [ "$got" != "$sha256" ]; then
    echo "fetch-onnxruntime: $library of $package for $rid is not the file that was pinned (sha256 $got)" >&2
    exit 1
  fi
  mkdir -p "runtimes/$rid/native"
  cp "$temp/$folder/$library" "runtimes/$rid/native/$library"
  echo "$sha256" > "runtimes/$rid/.onnxruntime"
  echo "ONNX Runtime for $rid: $(du -h "runtimes/$rid/native/$library" | cut -f1)"
done

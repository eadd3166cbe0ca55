# ./dev bench: measures the published file. Sourced by ./dev.

# bench [start|ingest|read|library|web|vision]...: all of them, and only then docs/benchmarks.md is rewritten.
bench() {
  setup_packages wrk python3-pil
  if [ -n "${PHOTOGRID_BIN:-}" ]; then
    say "measuring $PHOTOGRID_BIN"
  else
    publish --output "$artifacts/bench-publish"
    export PHOTOGRID_BIN="$artifacts/bench-publish/photogrid"
  fi
  bench_photos
  bench_library
  quietly 10m "bench program" dotnet build tests/bench -c Release -v quiet
  PHOTOGRID_BENCH_PHOTOS="$artifacts/bench-photos" PHOTOGRID_BENCH_LIBRARY="$artifacts/bench-library" PHOTOGRID_BENCH_REPORT="$repo/docs/benchmarks.md" \
    dotnet tests/bench/bin/Release/net10.0/PhotoGrid.Bench.dll "$@"
}

# Photos of 8 to 24 MP: the corpus' own pixels under new metadata, so that no two files are the same.
bench_photos() {
  local generator="$PHOTOGRID_SHARED/gen/photolib.py" sources="$artifacts/bench-sources"
  [ ! -f "$artifacts/bench-photos/truth.jsonl" ] || return 0
  if [ ! -f "$generator" ] || ! has_package python3-pil; then
    say "  no generator or no python3-pil: ingest is not measured"
    return 0
  fi
  rm -rf "$sources" "$artifacts/bench-photos"
  mkdir -p "$sources"
  # Only files that are what they seem: a JPEG between 8 and 25 megapixels.
  /usr/bin/python3 - "$PHOTOGRID_SHARED/corpora/open" "$sources" <<'PYTHON'
import os, sys
from PIL import Image
source, target = sys.argv[1:]
for folder, _, names in sorted(os.walk(source)):
    for name in sorted(names):
        path = os.path.join(folder, name)
        if not name.lower().endswith(('.jpg', '.jpeg')) or os.path.getsize(path) < 1_000_000:
            continue
        try:
            with Image.open(path) as image:
                if image.format == 'JPEG' and 7.9e6 <= image.width * image.height <= 25e6:
                    os.symlink(path, os.path.join(target, name))
        except (OSError, FileExistsError):
            pass
PYTHON
  quietly 10m "bench photos" /usr/bin/python3 "$generator" --src "$sources" --out "$artifacts/bench-photos" \
    --n 96 --mode full --raw --min-bytes 1000000 --pool 36
}

# Ten thousand small photos with fifteen years of real metadata, and the truth about them.
bench_library() {
  [ ! -f "$artifacts/bench-library/truth.jsonl" ] || return 0
  [ -d "$artifacts/bench-sources" ] || return 0
  rm -rf "$artifacts/bench-library"
  quietly 20m "bench library" /usr/bin/python3 "$PHOTOGRID_SHARED/gen/photolib.py" --src "$artifacts/bench-sources" --out "$artifacts/bench-library" \
    --n 10000 --mode tiny --min-bytes 1000000 --pool 200
}

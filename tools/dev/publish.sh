# ./dev publish: one self-contained, trimmed, ahead-of-time compiled file. Sourced by ./dev.

# publish --output DIR [--rid linux-x64|linux-arm64]; for win-x64, osx-arm64 and others a file that has `watch` and no decoders.
publish() {
  local output='' rid
  rid="$(machine_rid)"
  while [ $# -gt 0 ]; do
    case "$1" in
      -o | --output) output="${2:?}"; shift 2 ;;
      --rid) rid="${2:?}"; shift 2 ;;
      *) die "publish --output DIR [--rid linux-x64|linux-arm64|win-x64|osx-arm64|osx-x64]" ;;
    esac
  done
  [ -n "$output" ] || die "publish --output DIR [--rid linux-x64|linux-arm64|win-x64|osx-arm64|osx-x64]"
  mkdir -p "$output"

  need_dotnet
  check_writable
  setup_web
  case "$rid" in
    linux-*) setup_libvips "$rid"; setup_places; setup_vision "$rid" ;;
  esac
  publish_server "$(realpath "$output")" "$rid"
  say "$(du -bc "$output"/* | awk 'END { printf "%.1f MB", $1 / 1e6 }') in $output"
}

# publish_server DIR RID: its own obj and bin, so that it never disturbs, nor waits for, a build beside it.
publish_server() {
  quietly 20m "publish $2" dotnet publish PhotoGrid.Server -c Release -r "$2" -v quiet \
    -p:PublishProfileShape=single -p:DebugType=none -p:PublishDocumentationFiles=false \
    --artifacts-path "$artifacts/publish" -o "$1"
  rm -f "$1"/*.staticwebassets.endpoints.json "$1"/.libvips "$1"/web.config
  case "$2" in
    # The packs that set-up brought, beside the file; they can as well be added later (photogrid models add).
    linux-*) if [ -d runtimes/any/models ]; then rm -rf "$1/models"; cp -r runtimes/any/models "$1/models"; fi ;;
    *) rm -f "$1/places.bin" "$1/appsettings.json" "$1/aspnetcorev2_inprocess.dll" ;;   # the server's
  esac
  [ -x "$1/photogrid" ] || [ -x "$1/photogrid.exe" ] || die "publish left no photogrid in $1"
}

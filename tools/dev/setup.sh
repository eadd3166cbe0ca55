# What a bare Debian or Ubuntu machine needs before it can build, run or test PhotoGrid. Sourced by ./dev.

test_packages=(chromium fonts-dejavu-core postgresql strace litmus rclone cadaver python3-pil)
# What the server itself wants to have at run time: each decodes one family of formats, which is off without it.
server_packages() {
  # Debian 12 calls it libraw20, Debian 13 libraw23t64: the name has the version of the interface.
  local raw jxl
  raw="$(apt-cache pkgnames libraw 2>/dev/null | grep -xE 'libraw2[0-9](t64)?' | sort | tail -n 1)"
  jxl="$(apt-cache pkgnames libjxl 2>/dev/null | grep -xE 'libjxl0\.[0-9]+' | sort -V | tail -n 1)"
  echo libheif1 "${raw:-libraw20}" "${jxl:-libjxl0.7}" ffmpeg
}
server_bin="$repo/PhotoGrid.Server/bin/Release/net10.0/photogrid"

need_dotnet() {
  command -v dotnet >/dev/null || die "the .NET 10 SDK is missing: https://dotnet.microsoft.com/download"
  dotnet --list-sdks | grep -q '^10\.' || die "the .NET SDK here is not version 10 ($(dotnet --list-sdks | tail -n 1))"
  # The program built here looks for the runtime; say where, for an SDK that lies in an unusual place.
  export DOTNET_ROOT="${DOTNET_ROOT:-$(dirname "$(realpath "$(command -v dotnet)")")}"
}

need_node() {
  command -v node >/dev/null && command -v npm >/dev/null || die "Node 20 or newer with npm is missing: https://nodejs.org"
  local major
  major="$(node --version | sed 's/^v\([0-9]*\).*/\1/')"
  [ "$major" -ge 20 ] || die "Node 20 or newer is needed, here is $(node --version)"
}

# Which Debian package brings what, and what is off without it.
has_package() {
  case "$1" in
    chromium) command -v chromium || command -v chromium-browser || command -v google-chrome ;;
    fonts-dejavu-core) ls /usr/share/fonts/truetype/*/*.ttf ;;
    postgresql) ls /usr/lib/postgresql/*/bin/initdb ;;
    strace | wrk | ffmpeg | litmus | rclone | cadaver) command -v "$1" ;;
    libheif1) ls /usr/lib/*/libheif.so.1 && ls /usr/lib/*/libde265.so.0 ;;
    libjxl0*) ls /usr/lib/*/libjxl.so.0.[0-9]* ;;
    libraw2*) ls /usr/lib/*/libraw_r.so.20 || ls /usr/lib/*/libraw_r.so.23 ;;
    python3-pil) /usr/bin/python3 -c 'import PIL' ;;
    *) false ;;
  esac >/dev/null 2>&1
}
without() {
  case "$1" in
    chromium) echo "browser tests are skipped" ;;
    fonts-dejavu-core) echo "screenshots show boxes for letters" ;;
    postgresql) echo "PostgreSQL tests are skipped" ;;
    strace) echo "the test of flush order is skipped" ;;
    litmus | rclone | cadaver) echo "the tests of WebDAV with $1 are skipped" ;;
    wrk) echo "requests are measured with the slower built-in client" ;;
    libheif1) echo "HEIC photos are refused" ;;
    libraw2*) echo "RAW photos are refused" ;;
    libjxl0*) echo "JPEG XL photos are refused" ;;
    ffmpeg) echo "videos are refused" ;;
    python3-pil) echo "no photos are generated: the library test is skipped, the ingest bench has none" ;;
  esac
}

# setup_packages PACKAGE...: installs what is missing when that is allowed, says what stays off when it is not.
setup_packages() {
  local package missing=()
  for package in "$@"; do has_package "$package" || missing+=("$package"); done
  [ ${#missing[@]} -gt 0 ] || return 0

  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    quietly 10m "package lists" apt-get -q update || true
    for package in "${missing[@]}"; do   # one by one: a package that this release lacks must not stop the others
      quietly 15m "$package" apt-get -qy install --no-install-recommends "$package" || true
    done
  else
    say "Not root, so no Debian packages are installed. For everything: apt-get install --no-install-recommends ${missing[*]}"
  fi
  for package in "${missing[@]}"; do
    has_package "$package" || say "  $package is missing: $(without "$package")"
  done
}

setup_web() {
  need_node
  local lock sources
  lock="$(digest wwwroot/package-lock.json)"
  if ! is_done web-packages "$lock" || [ ! -d wwwroot/node_modules ]; then
    quietly 10m "web packages" npm --prefix wwwroot ci --ignore-scripts
    mark_done web-packages "$lock"
  fi
  sources="$(digest wwwroot)"
  if ! is_done web-build "$sources" || [ ! -f wwwroot/dist/index.html ]; then
    quietly 10m "web app" npm --prefix wwwroot run build
    mark_done web-build "$sources"
  fi
}

# setup_libvips [RID]: without it photos can be stored but not shown, so a failure is said and not fatal.
setup_libvips() {
  need_node
  local rid="${1:-$(machine_rid)}" pinned all=()
  pinned="$(digest tools/native tools/fetch-libvips.sh)"
  if is_done "libvips-$rid" "$pinned" && ls "runtimes/$rid/native/"libvips* >/dev/null 2>&1; then return 0; fi
  [ "$rid" = "$(machine_rid)" ] || all=(--all)
  if quietly 10m "libvips" tools/fetch-libvips.sh "${all[@]}"; then
    mark_done "libvips-$rid" "$pinned"
  else
    say "  libvips could not be fetched: photos are stored, but no thumbnails are made until ./dev setup succeeds"
  fi
}

# setup_places: without it photos are not named by their place, and a clock without an offset is read in the server's zone.
setup_places() {
  need_node
  local pinned
  pinned="$(digest tools/places)"
  if is_done places "$pinned" && [ -f runtimes/any/places.bin ]; then return 0; fi
  if quietly 10m "places" tools/places/fetch.sh; then
    mark_done places "$pinned"
  else
    say "  the world's towns could not be fetched: place names and time zones by place are off until ./dev setup succeeds"
  fi
}

# setup_vision [RID]: without the runtime or the models photos are kept and shown, and nothing in them is recognised.
setup_vision() {
  need_node
  local rid="${1:-$(machine_rid)}" pinned all=()
  pinned="$(digest tools/native tools/fetch-onnxruntime.sh)"
  if ! is_done "onnxruntime-$rid" "$pinned" || [ ! -f "runtimes/$rid/native/libonnxruntime.so.1" ]; then
    [ "$rid" = "$(machine_rid)" ] || all=(--all)
    if quietly 15m "ONNX Runtime" tools/fetch-onnxruntime.sh "${all[@]}"; then
      mark_done "onnxruntime-$rid" "$pinned"
    else
      say "  ONNX Runtime could not be fetched: nothing in photos is recognised until ./dev setup succeeds"
    fi
  fi
  setup_models ocr objects
  [ -d runtimes/any/models/faces ] || say "Faces are not recognised: ./dev models faces shows the licence of that pack, asks, and fetches it."
}

# setup_models PACK...
setup_models() {
  local pack pinned
  for pack in "$@"; do
    pinned="$(digest tools/models PhotoGrid.Core/Vision/Registry/Packs)"
    if is_done "models-$pack" "$pinned" && [ -f "runtimes/any/models/$pack/manifest.json" ]; then continue; fi
    if quietly 15m "models: $pack" tools/models/fetch.sh "$pack"; then
      mark_done "models-$pack" "$pinned"
    else
      say "  the models of $pack could not be fetched: what they recognise is off until ./dev setup succeeds"
    fi
  done
}

# models [PACK...] [--yes]: without a pack all there are; the face pack only after a yes.
models() {
  local pack answer yes='' packs=()
  for pack in "$@"; do [ "$pack" = --yes ] && yes=yes || packs+=("$pack"); done
  [ ${#packs[@]} -gt 0 ] || packs=(ocr objects faces)
  for pack in "${packs[@]}"; do
    if [ "$pack" = faces ] && [ -z "$yes" ] && [ ! -d runtimes/any/models/faces ]; then
      node -e 'const m=JSON.parse(require("fs").readFileSync(process.argv[1]));console.log(`${m.title}\nLicence: ${m.licence}\n${m.note}`)' PhotoGrid.Core/Vision/Registry/Packs/faces.json
      read -r -p "Use it? [y/N] " answer || answer=''
      case "$answer" in y | Y | yes) ;; *) say "Faces stay off."; continue ;; esac
    fi
    setup_models "$pack"
  done
}

# Build output that another user owns (a build as root, say) stops a later build with an obscure error: say it first.
check_writable() {
  local foreign
  foreign="$(find PhotoGrid.*/obj PhotoGrid.*/bin tests/*/obj tests/*/bin -maxdepth 1 ! -writable -print -quit 2>/dev/null || true)"
  [ -z "$foreign" ] || die "$foreign belongs to another user: remove it (an earlier build ran as another user)"
}

server_sources() {
  { digest PhotoGrid.Core PhotoGrid.Server Directory.Build.props Directory.Packages.props appsettings.json global.json
    cat "$stamps/web-build"; ls -l runtimes/*/native runtimes/any/places.bin 2>/dev/null; } | sha256sum | cut -c1-64
}

setup_run() {
  need_dotnet
  check_writable
  # shellcheck disable=SC2046 # one word a package
  setup_packages $(server_packages)
  [ ! -f wwwroot/package.json ] || setup_web
  setup_libvips
  setup_places
  setup_vision
  local sources
  sources="$(server_sources)"
  if ! is_done server-build "$sources" || [ ! -x "$server_bin" ]; then
    quietly 15m "server" dotnet build PhotoGrid.Server -c Release -v quiet
    mark_done server-build "$sources"
  fi
}

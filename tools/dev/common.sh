# Environment and small functions that every verb of ./dev uses. Sourced, never run.
# Only bash, coreutils, grep, sed, awk, tar and curl may be used here: a bare machine has no more.

repo="$PWD"
artifacts="$repo/artifacts"
stamps="$artifacts/stamps"
logs="$artifacts/logs"
mkdir -p "$stamps" "$logs"

# HOME may be unset or read-only (containers, CI): dotnet and npm then keep their caches in the repository.
if [ -z "${HOME:-}" ] || [ ! -w "$HOME" ]; then
  export HOME="$artifacts/home"
  mkdir -p "$HOME"
fi
export DOTNET_CLI_HOME="${DOTNET_CLI_HOME:-$HOME}"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1   # without libicu dotnet would end at start
export MSBUILDDISABLENODEREUSE=1                 # no build servers left behind
export npm_config_fund=false npm_config_audit=false npm_config_update_notifier=false npm_config_progress=false
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
[ -t 2 ] || export NO_COLOR=1                   # logs are read in other places than terminals
[ -z "${CI:-}" ] || export UseSharedCompilation=false
export PHOTOGRID_SHARED="${PHOTOGRID_SHARED:-$repo/../shared}"

say() { printf '%s\n' "$*" >&2; }
die() { say "dev: $*"; exit 1; }

# quietly LIMIT NAME COMMAND...: runs with a time limit and no stdin; its output is shown only when it fails.
quietly() {
  local limit="$1" name="$2" log started=$SECONDS rc=0
  shift 2
  log="$logs/${name//[^a-zA-Z0-9]/-}.log"
  printf '  %s … ' "$name" >&2
  timeout --foreground "$limit" "$@" >"$log" 2>&1 </dev/null || rc=$?
  if [ $rc -eq 0 ]; then
    say "$((SECONDS - started)) s"
    return 0
  fi
  say "failed"
  tail -n 60 "$log" >&2
  [ $rc -ne 124 ] || say "dev: '$name' took longer than $limit"
  return $rc
}

# digest PATH...: one hash over names and contents of all files under the paths that exist.
digest() {
  { find "$@" \( -name node_modules -o -name bin -o -name obj -o -name dist -o -name .vite \) -prune -o -type f -print0 2>/dev/null || true; } |
    LC_ALL=C sort -z | xargs -0r sha256sum | sha256sum | cut -c1-64
}

# is_done NAME DIGEST / mark_done NAME DIGEST: whether the step was last done with exactly these inputs.
is_done() { [ "$(cat "$stamps/$1" 2>/dev/null)" = "$2" ]; }
mark_done() { echo "$2" >"$stamps/$1"; }

machine_rid() {
  case "$(uname -m)" in
    aarch64 | arm64) echo linux-arm64 ;;
    *) echo linux-x64 ;;
  esac
}

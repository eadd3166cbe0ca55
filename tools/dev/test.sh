# ./dev test: one build, one publish, every test, one closing line. Sourced by ./dev.

results="$repo/TestResults"
# These need no published file; the two after them run on what ships.
inner_suites=(PhotoGrid.Architecture.Tests PhotoGrid.Core.Tests PhotoGrid.Contracts PhotoGrid.Server.Tests)
outer_suites=(PhotoGrid.Published.Tests PhotoGrid.Web.Tests)
passed=0 failed=0 skipped=0

run_tests() {
  trap close_early EXIT   # a step before the tests that fails is a failure that must be counted, too
  rm -rf "$results"
  mkdir -p "$results"
  # shellcheck disable=SC2046 # one word a package
  setup_packages $(server_packages) "${test_packages[@]}"
  need_dotnet
  check_writable
  setup_web
  setup_libvips
  setup_places
  setup_vision

  quietly 20m "build" dotnet build PhotoGrid.sln -c Release -v quiet
  # Two lanes for two cores: the publish is the longest single step.
  (publish_server "$artifacts/test-publish" "$(machine_rid)" 2>"$logs/publish-lane.log") &
  local published=0
  publishing=$!
  web_suite
  for suite in "${inner_suites[@]}"; do dotnet_suite "$suite"; done
  # The whole server once more, on PostgreSQL. Without it: left out on a contributor's machine, a failure where nothing may be skipped.
  if [ -d /usr/lib/postgresql ] || [ "${PHOTOGRID_REQUIRE_ALL:-}" = 1 ]; then
    PHOTOGRID_TEST_CATALOG=postgres run_suite PhotoGrid.Server.Tests "Server.Tests on PostgreSQL" --filter "Catalog!=embedded"
    count_suite "Server.Tests on PostgreSQL"
  fi
  wait $publishing || published=1
  cat "$logs/publish-lane.log" >&2

  if [ $published -eq 0 ]; then
    export PHOTOGRID_BIN="$artifacts/test-publish/photogrid"
    local lanes=()
    for suite in "${outer_suites[@]}"; do (run_suite "$suite") & lanes+=($!); done
    wait "${lanes[@]}" || true
    for suite in "${outer_suites[@]}"; do count_suite "$suite"; done
  else
    say "The published file could not be made: its tests count as one failure."
    failed=$((failed + 1))
  fi

  trap - EXIT
  close
  [ $failed -eq 0 ]
}

close() {
  say "$SECONDS s; logs in TestResults/"
  echo "$passed passed, $failed failed, $skipped skipped"
}

close_early() {
  [ -z "${publishing:-}" ] || kill "$publishing" 2>/dev/null || true
  failed=$((failed + 1))
  close
  exit 1
}

dotnet_suite() {
  run_suite "$1"
  count_suite "$1"
}

# run_suite NAME [LABEL [OPTION...]]: its console goes to TestResults/LABEL.log, its counts to LABEL.trx.
run_suite() {
  local label="${2:-$1}"
  timeout --foreground 15m dotnet test "tests/$1/bin/Release/net10.0/$1.dll" "${@:3}" --results-directory "$results" \
    --logger "trx;LogFileName=$label.trx" --logger "console;verbosity=minimal" >"$results/$label.log" 2>&1 </dev/null || true
}

# count_suite NAME: adds its counts. A suite that wrote no results (crash, time-out) is a failure, an empty project is not.
count_suite() {
  local name="$1" trx="$results/$1.trx" line total executed suite_passed
  line="$(grep -o '<Counters [^>]*' "$trx" 2>/dev/null || true)"
  if [ -z "$line" ]; then
    if grep -q 'No test is available' "$results/$name.log"; then
      report "$name" 0 0 0
    else
      report "$name" 0 1 0
      tail -n 60 "$results/$name.log" >&2
    fi
    return 0
  fi
  total="$(attribute total "$line")" executed="$(attribute executed "$line")" suite_passed="$(attribute passed "$line")"
  report "$name" "$suite_passed" $((executed - suite_passed)) $((total - executed))
  [ "$executed" = "$suite_passed" ] || grep -vE '^(Starting test execution|A total of|  Skipped )' "$results/$name.log" >&2
  skip_reasons "$trx"
}

attribute() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$2"; }

# A skipped test is never silent: how many, and why.
skip_reasons() {
  tr -d '\r\n' <"$1" | grep -o '<UnitTestResult [^>]*outcome="NotExecuted".\{0,400\}' |
    sed -n 's/.*<Message>\([^<]*\)<.*/\1/p' | sort | uniq -c | sed 's/^ */    skipped /' >&2 || true
}

report() {
  printf '  %-32s %4d passed, %d failed, %d skipped\n' "$1" "$2" "$3" "$4" >&2
  passed=$((passed + $2)) failed=$((failed + $3)) skipped=$((skipped + $4))
}

# The web app's own: type check and style checks count as one, then every unit test.
web_suite() {
  if quietly 5m "web check" npm --prefix wwwroot run check; then report "web check" 1 0 0; else report "web check" 0 1 0; fi
  local json="$results/web.json" rc=0
  # A busy machine is no failure: the limits that count are on CPU, in the bench.
  timeout --foreground 10m npm --prefix wwwroot test -- --testTimeout=120000 --reporter=default --reporter=json --outputFile.json="$json" \
    >"$results/web.log" 2>&1 </dev/null || rc=$?
  if [ -s "$json" ]; then
    local counts
    counts="$(node -p 'const r=JSON.parse(require("fs").readFileSync(process.argv[1]));[r.numPassedTests,r.numFailedTests,r.numPendingTests+(r.numTodoTests||0)].join(" ")' "$json")"
    # shellcheck disable=SC2086 # three numbers
    report "web unit tests" $counts
    # A file that did not even load has no failed test in it.
    if [ $rc -ne 0 ] && [ "$(cut -d' ' -f2 <<<"$counts")" = 0 ]; then report "web unit tests (run)" 0 1 0; fi
  else
    report "web unit tests" 0 1 0
  fi
  [ $rc -eq 0 ] || tail -n 80 "$results/web.log" >&2
}

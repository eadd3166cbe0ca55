# ./dev torture: kills and power cuts beyond what every test run does. Sourced by ./dev.

# torture [KILLS]: so many kills, and power cuts at twice as many moments.
torture() {
  local kills="${1:-2000}"
  [[ "$kills" =~ ^[0-9]+$ ]] || die "torture [KILLS]"
  setup_packages strace
  if [ -n "${PHOTOGRID_BIN:-}" ]; then
    say "torturing $PHOTOGRID_BIN"
  else
    publish --output "$artifacts/test-publish"
    export PHOTOGRID_BIN="$artifacts/test-publish/photogrid"
  fi
  quietly 10m "the tests" dotnet build tests/PhotoGrid.Published.Tests -c Release -v quiet
  PHOTOGRID_KILLS="$kills" PHOTOGRID_CUTS="$((kills * 2))" \
    dotnet vstest tests/PhotoGrid.Published.Tests/bin/Release/net10.0/PhotoGrid.Published.Tests.dll \
    --TestCaseFilter:"FullyQualifiedName~Kills.KillTests|FullyQualifiedName~PowerCut" --logger:"console;verbosity=detailed" </dev/null
}

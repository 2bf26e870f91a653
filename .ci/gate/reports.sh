# What Surefire's XML reports say, counted test by test.
# shellcheck shell=bash disable=SC2016,SC2034

delete_reports() { rm -rf -- */target/surefire-reports; }

reports() { find . -path '*/target/surefire-reports/TEST-*.xml' -type f; }

# one line per test: RAN or SKIPPED or FAILED, class, name, reason
list_tests() {
  reports | xargs -r -d '\n' awk '
    function attribute(name, text) {
      if (!match(text, " " name "=\"[^\"]*\"")) return ""
      return substr(text, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
    }
    function finish() { if (open) print state "\t" class "\t" name "\t" reason; open = 0 }
    # a log inside CDATA may look like a report
    logging { if (index($0, "]]>")) logging = 0; next }
    start = index($0, "<![CDATA[") { opened = !index(substr($0, start), "]]>"); $0 = substr($0, 1, start - 1) }
    /<testcase / { finish(); open = 1; state = "RAN"; reason = ""; class = attribute("classname", $0); name = attribute("name", $0) }
    /<skipped/ { state = "SKIPPED"; reason = attribute("message", $0) }
    /<(failure|error)[ >]/ { state = "FAILED"; reason = attribute("message", $0) }
    /<\/testsuite>/ { finish() }
    opened { logging = 1; opened = 0 }
  '
}

read_reports() {
  TESTS="$(list_tests)"
  RUN="$(grep -c '^RAN' <<<"$TESTS" || true)"
  SKIPPED="$(grep -c '^SKIPPED' <<<"$TESTS" || true)"
  # Maven has failed then already, unless somebody told it to go on
  ! grep -q '^FAILED' <<<"$TESTS" || fail "failed tests:"$'\n'"$(grep '^FAILED' <<<"$TESTS")"
}

skipped_tests() { grep '^SKIPPED' <<<"$TESTS" | cut -f 2- || true; }

none_skipped() { [ "$SKIPPED" = 0 ] || fail "$SKIPPED tests were skipped:"$'\n'"$(skipped_tests)"; }

# Surefire runs the classes whose name it likes; one with another name would never run, and nobody would miss it. Classes
# named ...Samples hold tests that another test runs, and that fail on purpose
each_test_class_ran() {
  local source class missing=''
  while read -r source; do
    class="${source#*/src/test/java/}"
    class="${class%.java}"
    class="${class//\//.}"
    grep -qE $'^[A-Z]+\t'"${class//./\\.}"$'[$\t]' <<<"$TESTS" || missing+=" $class"
  done < <(grep -rlE '^ *@(Test|ParameterizedTest|RepeatedTest|TestFactory)\b' --include='*.java' --exclude='*Samples.java' -- */src/test/java)
  [ -z "$missing" ] || fail "these classes hold tests, but none of them ran:$missing"
}

#!/bin/sh
# Runs the benchmarks; docs/performance.md explains them. Build first: mvn -pl benchmarks -am package -DskipTests
#   benchmarks/run.sh compare [--quick] [--runs=N] [--case=TEXT] [--peers=a,b] [--out=FILE]
#   benchmarks/run.sh catalogue [RUNS]
#   [JAKARTA_MAIL=a.jar:b.jar] benchmarks/run.sh compose [-D...]
#   benchmarks/run.sh ending
#   benchmarks/run.sh jmh [OPTIONS OF JMH]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
# the last "mvn package" wrote the class path of everything below this module
path=$here/target/classes:$(cat "$here/target/class-path")
what=$1
shift
case $what in
  compare) exec java -Xmx512m -cp "$path" org.mailquay.benchmarks.Compare "$@" ;;
  catalogue) exec java -cp "$path" org.mailquay.benchmarks.ColdCatalogue "$@" ;;
  compose) exec java -Xmx256m "$@" -cp "${JAKARTA_MAIL:-}${JAKARTA_MAIL:+:}$path" org.mailquay.benchmarks.Composing ;;
  ending) exec java -cp "$path" org.mailquay.benchmarks.Ending ;;
  jmh) exec java -cp "$path" org.openjdk.jmh.Main "$@" ;;
  *) sed -n '2,7p' "$0"; exit 1 ;;
esac

# Steps of the gate: what is said while they run, what is shown when they fail, and the summary.
# shellcheck shell=bash

SUMMARY=()

step() { # TITLE COMMAND...
  local begin=$SECONDS
  echo "== $1"
  shift
  "$@"
  echo "   $((SECONDS - begin)) s"
}

summarize() {
  SUMMARY+=("$1")
  echo "   $1"
}

print_summary() {
  echo
  echo "The gate is open after $SECONDS s:"
  printf '  %s\n' "${SUMMARY[@]}"
}

fail() {
  echo "GATE CLOSED: $*" >&2
  exit 1
}

fail_with_log() { # LOG MESSAGE
  echo "--- the end of target/gate/$1.log" >&2
  tail -n 80 "$LOGS/$1.log" | sed 's/\x1b\[[0-9;]*m//g' >&2
  echo "---" >&2
  fail "$2"
}

run_logged() { # LOG COMMAND...
  local log="$1"
  shift
  "$@" >"$LOGS/$log.log" 2>&1 || fail_with_log "$log" "'$*' failed"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    command -v sudo >/dev/null || fail "needs root (or sudo) for: $*"
    sudo ${CI:+--non-interactive} -- "$@"
  fi
}

# a developer's shell may name an account for the example, or a lab of another checkout
forget_settings_of_this_machine() {
  local variable
  for variable in ${!MAILQUAY_@}; do
    [ "$variable" = MAILQUAY_POSTFIX_STATE ] || unset "$variable"
  done
}

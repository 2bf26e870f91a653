# Ports, and ending the processes that this state directory's files name, and no others.
# shellcheck shell=bash

fail() { echo "postfix-lab: $*" >&2; exit 1; }

fail_with_log() { # MESSAGE LOG...
  local message="$1"
  shift
  tail -n 15 "$@" >&2 || true
  fail "$message"
}

answers() { # PORT
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

await_port() { # NAME PORT
  local deadline=$((SECONDS + 30))
  until answers "$2"; do
    [ "$SECONDS" -lt "$deadline" ] || fail_with_log "$1 does not answer on port $2" "$STATE"/*.log
    sleep 0.1
  done
}

require_free_port() { # NAME PORT
  ! answers "$2" || fail "port $2 ($1) is in use by something else"
}

# A pid file may outlive its process and the number may belong to somebody else by now: the process is ours only if
# its arguments or its working directory lie in our state directory.
runs() { # PID_FILE PATH_THAT_PROVES_IT
  local pid
  [ -s "$1" ] || return 1
  pid="$(tr -cd 0-9 <"$1")"
  [ "$(readlink "/proc/$pid/cwd" 2>/dev/null)" = "$2" ] || tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -qF -- "$2"
}

end_process() { # PID_FILE PATH_THAT_PROVES_IT
  local pid deadline=$((SECONDS + 10))
  runs "$1" "$2" || { rm -f "$1"; return 0; }
  pid="$(tr -cd 0-9 <"$1")"
  kill -TERM "$pid" 2>/dev/null || true
  while runs "$1" "$2"; do
    [ "$SECONDS" -lt "$deadline" ] || { kill -KILL "$pid" 2>/dev/null || true; break; }
    sleep 0.1
  done
  rm -f "$1"
}

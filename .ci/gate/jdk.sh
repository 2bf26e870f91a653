# Finding JDKs. JAVA17_HOME and JAVA25_HOME go first, then JAVA_HOME, then where distributions put them.
# shellcheck shell=bash

find_jdk() { # VERSION; sets JDK_HOME
  local named="JAVA$1_HOME"
  if [ -n "${!named:-}" ]; then
    is_jdk "$1" "${!named}" || fail "$named is ${!named}, which is no JDK $1"
    JDK_HOME="${!named}"
    return
  fi
  for JDK_HOME in "${JAVA_HOME:-/nowhere}" /usr/lib/jvm/*"$1"*; do
    ! is_jdk "$1" "$JDK_HOME" || return 0
  done
  return 1
}

is_jdk() { # VERSION HOME
  [ -x "$2/bin/javac" ] && [[ "$("$2/bin/javac" -version 2>&1)" =~ ^javac\ $1([.-]|$) ]]
}

use_jdk() { # VERSION
  find_jdk "$1" || fail "no JDK $1 under /usr/lib/jvm and none named by JAVA$1_HOME"
  export JAVA_HOME="$JDK_HOME" PATH="$JDK_HOME/bin:$PATH"
}

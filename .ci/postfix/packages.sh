# Installs Debian packages without starting what they bring. Also used by the gate.
# shellcheck shell=bash

missing_packages() { # PACKAGE...
  local package
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
  done
}

install_packages() ( # LOG PACKAGE...; a subshell, so that its trap is its own
  log="$1"
  shift
  missing="$(missing_packages "$@" | xargs)"
  [ -n "$missing" ] || exit 0
  command -v apt-get >/dev/null || { echo "needs Debian's apt-get to install: $missing" >&2; exit 1; }
  echo "installing $missing" >&2
  forbid_service_starts
  trap allow_service_starts EXIT
  export DEBIAN_FRONTEND=noninteractive
  apt_install "$missing" >>"$log" 2>&1 </dev/null && exit 0
  tail -n 15 "$log" >&2
  echo "apt-get could not install $missing; see $log" >&2
  exit 1
)

apt_install() { # PACKAGES, divided by blanks
  apt-get update || return
  if [[ " $1 " == *" postfix "* ]]; then
    debconf-set-selections <<<'postfix postfix/main_mailer_type select No configuration' || return
  fi
  # shellcheck disable=SC2086
  apt-get install --yes --no-install-recommends -o DPkg::Lock::Timeout=120 -o Dpkg::Options::=--force-confold $1
}

# Debian asks this script before it starts a service; 101 means "not allowed". One that was there before comes back.
forbid_service_starts() {
  # a copy that an interrupted run left behind is the original; what stands in its place is ours
  if [ -e /usr/sbin/policy-rc.d ] && [ ! -e /usr/sbin/policy-rc.d.mailquay-saved ]; then
    cp -p /usr/sbin/policy-rc.d /usr/sbin/policy-rc.d.mailquay-saved
  fi
  printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
  chmod 755 /usr/sbin/policy-rc.d
}

allow_service_starts() {
  if [ -e /usr/sbin/policy-rc.d.mailquay-saved ]; then
    mv /usr/sbin/policy-rc.d.mailquay-saved /usr/sbin/policy-rc.d
  else
    rm -f /usr/sbin/policy-rc.d
  fi
}

# Dovecot's auth service: the SASL mechanisms that Postfix offers. More mechanisms and passdbs are added here.
# shellcheck shell=bash

write_dovecot_configuration() {
  mkdir -p "$DOVECOT/state"
  local user
  for user in "${!PASSWORDS[@]}"; do
    # base64, because a passwd-file knows no quoting for ':' and blanks
    echo "$user:{PLAIN.b64}$(printf %s "${PASSWORDS[$user]}" | base64 -w0)::::::"
  done >"$DOVECOT/users"
  chgrp dovecot "$DOVECOT/users"
  chmod 640 "$DOVECOT/users"

  cat >"$DOVECOT/dovecot.conf" <<CONFIGURATION
base_dir = $DOVECOT/run
state_dir = $DOVECOT/state
log_path = $STATE/dovecot.log
instance_name = mailquay-postfix
protocols =
listen = 127.0.0.1
ssl = no
auth_mechanisms = plain login digest-md5
# a DIGEST-MD5 client may not know what to do with an empty realm
auth_realms = $DOMAIN
auth_verbose = yes
auth_cache_size = 0
# the login "alice@$DOMAIN" is "alice", and user names may hold any character
auth_username_format = %Ln
auth_username_chars =
auth_failure_delay = 0
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%Ln $DOVECOT/users
}
userdb {
  driver = static
  args = uid=$MAIL_OWNER gid=$MAIL_GROUP home=/nonexistent allow_all_users=yes
}
service auth {
  unix_listener $QUEUE/private/auth {
    mode = 0660
    user = postfix
    group = postfix
  }
}
# without this, each failed login of one test would delay the logins of the next
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
CONFIGURATION
}

start_dovecot() {
  dovecot -c "$DOVECOT/dovecot.conf" >>"$STATE/start.log" 2>&1 ||
    fail_with_log "Dovecot does not start" "$STATE/start.log" "$STATE/dovecot.log"
}

stop_dovecot() {
  end_process "$DOVECOT/run/master.pid" "$DOVECOT/dovecot.conf"
}

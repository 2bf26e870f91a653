# Dovecot's auth service: the SASL mechanisms that Postfix offers. More mechanisms and passdbs are added here.
# shellcheck shell=bash

write_dovecot_configuration() {
  mkdir -p "$DOVECOT/state"
  local user
  for user in "${!PASSWORDS[@]}"; do
    echo "$user:$(stored_password "$user")::::::"
  done >"$DOVECOT/users"
  chgrp dovecot "$DOVECOT/users"
  chmod 640 "$DOVECOT/users"

  write_tokens >"$DOVECOT/tokens"
  # who runs the tests writes here whom else to ask
  mkdir -p "$SERVERS"
  chown "$MAIL_OWNER:$MAIL_GROUP" "$SERVERS"
  cat >"$DOVECOT/oauth2.conf" <<CONFIGURATION
introspection_mode = post
introspection_url = http://127.0.0.1:$INTROSPECTION_PORT/introspect
force_introspection = yes
active_attribute = active
active_value = true
username_attribute = username
username_format = %Ln
scope = $TOKEN_SCOPE
openid_configuration_url = https://localhost/.well-known/openid-configuration
timeout_msecs = 3000
CONFIGURATION
  chgrp dovecot "$DOVECOT/oauth2.conf"
  chmod 640 "$DOVECOT/oauth2.conf"

  cat >"$DOVECOT/dovecot.conf" <<CONFIGURATION
base_dir = $DOVECOT/run
state_dir = $DOVECOT/state
log_path = $STATE/dovecot.log
instance_name = mailquay-postfix
protocols =
listen = 127.0.0.1
ssl = no
auth_mechanisms = plain login digest-md5 cram-md5 scram-sha-1 scram-sha-256 xoauth2 oauthbearer
# a DIGEST-MD5 client may not know what to do with an empty realm
auth_realms = $DOMAIN
auth_verbose = yes
auth_cache_size = 0
# the login "alice@$DOMAIN" is "alice", and user names may hold any character
auth_username_format = %Ln
auth_username_chars =
auth_failure_delay = 0
# asks for each token whether it is good (RFC 7662)
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = $DOVECOT/oauth2.conf
}
passdb {
  driver = passwd-file
  mechanisms = plain login digest-md5 cram-md5 scram-sha-1 scram-sha-256
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

stored_password() { # USER
  if [[ "$HASHED" == *" $1 "* ]]; then
    echo "{CRYPT}$(openssl passwd -6 "${PASSWORDS[$1]}")"
  else
    # base64, because a passwd-file knows no quoting for ':' and blanks
    echo "{PLAIN.b64}$(printf %s "${PASSWORDS[$1]}" | base64 -w0)"
  fi
}

write_tokens() { # token, status, user, scope; read again at each login
  local user
  for user in "${!TOKENS[@]}"; do echo "${TOKENS[$user]} active $user $TOKEN_SCOPE"; done
  echo "$EXPIRED_TOKEN expired alice $TOKEN_SCOPE"
  echo "$NARROW_TOKEN active alice openid"
}

start_introspection() {
  setsid setpriv --reuid=nobody --regid=nogroup --clear-groups \
    python3 "$HERE/introspection.py" "$INTROSPECTION_PORT" "$DOVECOT/tokens" "$SERVERS" \
    </dev/null >>"$STATE/introspection.log" 2>&1 &
  echo $! >"$STATE/introspection.pid"
}

stop_introspection() {
  end_process "$STATE/introspection.pid" "$DOVECOT/tokens"
}

start_dovecot() {
  dovecot -c "$DOVECOT/dovecot.conf" >>"$STATE/start.log" 2>&1 ||
    fail_with_log "Dovecot does not start" "$STATE/start.log" "$STATE/dovecot.log"
}

stop_dovecot() {
  end_process "$DOVECOT/run/master.pid" "$DOVECOT/dovecot.conf"
}

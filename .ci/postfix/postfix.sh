# Postfix with the listeners of the table, and postgrey beside it. Nothing leaves the machine: no DNS, and every
# transport but the mailboxes discards.
# shellcheck shell=bash

write_postfix_configuration() {
  mkdir -p "$POSTFIX" "$QUEUE/private" "$STATE/data" "$MAIL"
  chown postfix "$STATE/data" "$QUEUE/private"
  chmod 700 "$STATE/data" "$QUEUE/private"
  chown "$MAIL_OWNER:$MAIL_GROUP" "$MAIL"
  sender_owners >"$POSTFIX/sender_owners"
  recipient_answers >"$POSTFIX/recipient_answers"
  content_answers >"$POSTFIX/content_answers"
  write_mailboxes >"$POSTFIX/mailboxes"
  write_main >"$POSTFIX/main.cf"
  { each_listener write_listener; write_services; } >"$POSTFIX/master.cf"
}

write_mailboxes() {
  local name
  for name in "${!PASSWORDS[@]}" till $MAILBOXES; do echo "$name@$DOMAIN $name/"; done
  echo "anna@$IDN_DOMAIN anna/"
}

write_main() {
  cat <<MAIN
compatibility_level = 3.6
queue_directory = $QUEUE
data_directory = $STATE/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
meta_directory = /etc/postfix
shlib_directory = /usr/lib/postfix
maillog_file = $STATE/postfix.log
maillog_file_prefixes = $STATE
myhostname = mail.$DOMAIN
mydomain = $DOMAIN
mydestination =
mynetworks = 127.0.0.1/32
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
biff = no

disable_dns_lookups = yes
smtp_host_lookup = native
default_transport = discard:
relay_transport = discard:
local_transport = discard:

virtual_mailbox_domains = $DOMAIN, $IDN_DOMAIN
virtual_mailbox_maps = texthash:$POSTFIX/mailboxes
virtual_mailbox_base = $MAIL
virtual_minimum_uid = 1
virtual_uid_maps = static:$MAIL_OWNER
virtual_gid_maps = static:$MAIL_GROUP
virtual_mailbox_limit = 0
mailbox_size_limit = 0
always_bcc = archive@$DOMAIN
message_size_limit = $SIZE_LIMIT
header_checks = regexp:$POSTFIX/content_answers

smtputf8_enable = yes
strict_rfc821_envelopes = yes
smtpd_helo_required = yes
smtpd_error_sleep_time = 0
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_sasl_security_options = noanonymous
# what providers offer; other mechanisms have listeners of their own
smtpd_sasl_mechanism_filter = plain, login
smtpd_sasl_authenticated_header = yes
smtpd_sender_login_maps = texthash:$POSTFIX/sender_owners
smtpd_tls_auth_only = yes
smtpd_tls_mandatory_protocols = >=TLSv1.2
smtpd_tls_protocols = >=TLSv1.2
smtpd_tls_session_cache_database =
smtpd_tls_received_header = yes
smtpd_tls_loglevel = 1
tls_random_source = dev:/dev/urandom

smtpd_restriction_classes = postgrey
postgrey = check_policy_service inet:127.0.0.1:$POSTGREY_PORT
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
smtpd_recipient_restrictions = check_recipient_access texthash:$POSTFIX/recipient_answers, permit
MAIN
}

write_listener() { # NAME PORT TLS AUTH CERTIFICATE SETTINGS
  local -A level=([none]=none [optional]=may [required]=encrypt [implicit]=encrypt)
  echo "127.0.0.1:$2 inet n - n - 100 smtpd"
  echo "  -o syslog_name=$1 -o smtpd_tls_security_level=${level[$3]}"
  echo "  -o { smtpd_tls_chain_files = $PKI/$5.key, $PKI/$5.pem }"
  [ "$3" != implicit ] || echo '  -o smtpd_tls_wrappermode=yes'
  if [ "$4" = yes ]; then
    echo '  -o smtpd_sasl_auth_enable=yes -o smtpd_sender_restrictions=reject_sender_login_mismatch'
    echo '  -o { smtpd_relay_restrictions = permit_sasl_authenticated, reject }'
  fi
  local setting settings
  IFS=';' read -ra settings <<<"$6"
  for setting in "${settings[@]}"; do echo "  -o { $setting }"; done
}

write_services() {
  cat <<'SERVICES'
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
SERVICES
}

start_postfix() {
  postfix -c "$POSTFIX" start >>"$STATE/start.log" 2>&1 ||
    fail_with_log "Postfix does not start" "$STATE/start.log" "$STATE/postfix.log"
}

stop_postfix() {
  # master's arguments do not name its configuration; its working directory is the queue
  end_process "$QUEUE/pid/master.pid" "$QUEUE"
}

start_postgrey() {
  mkdir -p "$STATE/postgrey"
  chown postgrey: "$STATE/postgrey"
  setsid setpriv --reuid=postgrey --regid=postgrey --init-groups \
    /usr/sbin/postgrey --inet="127.0.0.1:$POSTGREY_PORT" --dbdir="$STATE/postgrey" --delay=1 --auto-whitelist-clients=0 \
    --whitelist-clients=/dev/null --whitelist-recipients=/dev/null --hostname="mail.$DOMAIN" \
    </dev/null >>"$STATE/postgrey.log" 2>&1 &
  echo $! >"$STATE/postgrey.pid"
}

stop_postgrey() {
  end_process "$STATE/postgrey.pid" "$STATE/postgrey"
}

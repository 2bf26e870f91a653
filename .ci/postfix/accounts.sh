# Who can log in, who owns which sender, and what becomes of each recipient.
# shellcheck shell=bash disable=SC2034

readonly DOMAIN=shop.test
# the same word in Unicode and as A-label: mail to an internationalized domain
readonly IDN_DOMAIN=xn--bcher-kva.test

# The passwords hold what breaks naive clients: UTF-8 (also beyond the Basic Multilingual Plane), blanks at
# both ends, quotes, backslash, the separators of URLs and of SASL, and a length beyond one base64 line.
declare -rA PASSWORDS=(
  [alice]='alice-secret-1'
  [bob]='bob-secret-1'
  [carol]='pässwörd☃'
  [dave]='a b:c"d\e%f=,&#?+<>'
  [emil]=$'\u6f22\u5b57 \U0001f511 \u00fc'
  [frieda]=' blank at both ends '
  [greta]="$(printf 'long-%.0s' {1..60})end"
  [jürgen]='juergen-secret-1'
  [hans]='hans-secret-1'
)

# stored as hashes, as most servers do: the login works by PLAIN and LOGIN only
readonly HASHED=' hans '

# access tokens by whose they are; one that has ended, and one that is not for sending
declare -rA TOKENS=(
  [alice]='ya29.alice-token-_~+/=='
  [bob]="eyJ$(printf 'bob-token-%.0s' {1..120})end"
)
readonly EXPIRED_TOKEN='ya29.expired-token'
readonly NARROW_TOKEN='ya29.narrow-token'
readonly TOKEN_SCOPE=smtp.send

# mailboxes without a login; "archive" receives a copy of every mail that was taken
readonly MAILBOXES='archive postgrey greylisted over-quota content'

sender_owners() { # texthash: address, then the logins that may use it
  local user
  for user in "${!PASSWORDS[@]}"; do echo "$user@$DOMAIN $user"; done
  echo "till@$DOMAIN alice,bob"
}

recipient_answers() { # texthash: recipient, then what RCPT is answered
  cat <<ANSWERS
greylisted@$DOMAIN 450 4.7.1 Greylisted, please try again in 300 seconds
over-quota@$DOMAIN 452 4.2.2 The email account that you tried to reach is over quota
blocked@$DOMAIN 554 5.7.1 Recipient refused by policy
disabled@$DOMAIN 550 5.2.1 Mailbox disabled
shutdown@$DOMAIN 421 4.3.2 Service shutting down
postgrey@$DOMAIN postgrey
ANSWERS
}

content_answers() { # regexp: what the end of DATA is answered
  cat <<'ANSWERS'
/^Subject:.*REFUSE-CONTENT/ REJECT 5.7.1 Message content refused by policy
/^Subject:.*DEFER-CONTENT/ REJECT 4.7.1 Message content deferred by policy
ANSWERS
}

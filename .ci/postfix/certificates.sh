# Certificates, made anew at each "up" so that "expired" and "not yet valid" stay what they say.
# Trust ca.pem; never unknown-ca-root.pem. Each name has NAME.pem (the chain) and a key of its own.
# shellcheck shell=bash

make_certificates() {
  rm -rf "$PKI"
  mkdir -p "$PKI/issued"
  : >"$PKI/issued/index"
  echo 1000 >"$PKI/issued/serial"
  write_openssl_configuration
  make_authority ca
  make_authority unknown-ca-root

  local names='DNS:localhost,IP:127.0.0.1,IP:::1'
  make_certificate good          ca              -1day      '+2years'  "$names"
  make_certificate expired       ca              -60days    -1day      "$names"
  make_certificate not-yet-valid ca              '+10years' '+11years' "$names"
  make_certificate wrong-host    ca              -1day      '+2years'  DNS:mail.elsewhere.test
  make_certificate unknown-ca    unknown-ca-root -1day      '+2years'  "$names"
  make_certificate cn-only       ca              -1day      '+2years'  ''
  make_self_signed "$names"
  chmod 644 "$PKI"/*.pem
  chmod 600 "$PKI"/*.key
}

write_openssl_configuration() {
  cat >"$PKI/openssl.cnf" <<CONFIGURATION
[ca]
default_ca = lab
[lab]
database = $PKI/issued/index
serial = $PKI/issued/serial
new_certs_dir = $PKI/issued
default_md = sha256
policy = any_name
unique_subject = no
[any_name]
commonName = supplied
[req]
distinguished_name = no_defaults
[no_defaults]
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
CONFIGURATION
}

openssl_quietly() {
  openssl "$@" 2>>"$PKI/openssl.log" || fail "openssl $1 failed; see $PKI/openssl.log"
}

make_authority() { # NAME
  openssl_quietly req -x509 -config "$PKI/openssl.cnf" -extensions authority -newkey ec -pkeyopt ec_paramgen_curve:P-256 \
    -nodes -days 3650 -subj "/CN=Mailquay test $1" -keyout "$PKI/$1.key" -out "$PKI/$1.pem"
}

make_certificate() { # NAME AUTHORITY FROM UNTIL SUBJECT_ALT_NAMES (may be empty)
  local common_name=localhost extensions="$PKI/$1.extensions"
  [ "$1" != wrong-host ] || common_name=mail.elsewhere.test
  {
    echo 'basicConstraints = critical,CA:FALSE'
    echo 'keyUsage = critical,digitalSignature'
    echo 'extendedKeyUsage = serverAuth'
    [ -z "$5" ] || echo "subjectAltName = $5"
  } >"$extensions"
  openssl_quietly req -config "$PKI/openssl.cnf" -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes \
    -subj "/CN=$common_name" -keyout "$PKI/$1.key" -out "$PKI/$1.request"
  openssl_quietly ca -batch -notext -config "$PKI/openssl.cnf" -cert "$PKI/$2.pem" -keyfile "$PKI/$2.key" \
    -startdate "$(certificate_date "$3")" -enddate "$(certificate_date "$4")" \
    -extfile "$extensions" -in "$PKI/$1.request" -out "$PKI/$1.leaf"
  cat "$PKI/$1.leaf" "$PKI/$2.pem" >"$PKI/$1.pem"
  rm -f "$PKI/$1.leaf" "$PKI/$1.request" "$extensions"
}

make_self_signed() { # SUBJECT_ALT_NAMES
  openssl_quietly req -x509 -config "$PKI/openssl.cnf" -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 730 \
    -subj /CN=localhost -addext "subjectAltName = $1" -addext 'basicConstraints = critical,CA:FALSE' \
    -keyout "$PKI/self-signed.key" -out "$PKI/self-signed.pem"
}

certificate_date() { # as in "+10years"
  date -u -d "now $1" +%Y%m%d%H%M%SZ
}

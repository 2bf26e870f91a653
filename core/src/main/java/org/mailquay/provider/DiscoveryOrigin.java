package org.mailquay.provider;

/** Where settings were found, in the order in which the places are preferred. */
public enum DiscoveryOrigin {
  /** The catalogue, by the domain of the address. Nothing is asked over the network. */
  CATALOGUE,
  /** {@code https://autoconfig.DOMAIN/mail/config-v1.1.xml}. */
  AUTOCONFIG,
  /** {@code https://DOMAIN/.well-known/autoconfig/mail/config-v1.1.xml}. */
  WELL_KNOWN,
  /** Thunderbird's public database, by the domain of the address. */
  ISPDB,
  /** The SRV records of submission (RFC 6186, RFC 8314 §5.1). */
  SRV,
  /** The MX records of the domain, which name a provider of the catalogue. */
  MX,
  /** The MX records of the domain, which name a provider of Thunderbird's database. */
  MX_ISPDB,
  /** A usual server name that answered as a submission server. */
  GUESS
}

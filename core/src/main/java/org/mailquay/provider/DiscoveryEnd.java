package org.mailquay.provider;

/** Why a discovery ended. */
public enum DiscoveryEnd {
  /** Every place that may be asked has answered, or has been found not to. */
  COMPLETE,
  /** A finding that needs no confirmation was enough; see the builder. */
  TRUSTED_ANSWER,
  /** The deadline came first. */
  DEADLINE,
  /** Another thread cancelled it, or interrupted the one that waited. */
  CANCELLED
}

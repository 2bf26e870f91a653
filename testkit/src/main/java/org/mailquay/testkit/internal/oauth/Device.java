package org.mailquay.testkit.internal.oauth;

import java.time.Instant;

/** A device that polls until its user has agreed (RFC 8628 §3.4). */
final class Device {

  private final String code;
  private final String userCode;
  private final GrantedAccess access;
  private final Instant expiresAt;
  private final int interval;
  private int pending;
  private int slowDown;

  Device(
      String code,
      String userCode,
      GrantedAccess access,
      Instant expiresAt,
      int interval,
      int pending,
      int slowDown) {
    this.code = code;
    this.userCode = userCode;
    this.access = access;
    this.expiresAt = expiresAt;
    this.interval = interval;
    this.pending = pending;
    this.slowDown = slowDown;
  }

  String code() {
    return code;
  }

  String userCode() {
    return userCode;
  }

  GrantedAccess access() {
    return access;
  }

  int interval() {
    return interval;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  /** Returns the error that this poll hears; empty once the user has agreed. */
  synchronized String poll(Instant now) {
    if (!now.isBefore(expiresAt)) {
      return "expired_token";
    }
    if (slowDown > 0) {
      slowDown--;
      return "slow_down";
    }
    if (pending > 0) {
      pending--;
      return "authorization_pending";
    }
    return "";
  }
}

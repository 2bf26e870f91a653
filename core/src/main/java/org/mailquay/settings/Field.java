package org.mailquay.settings;

import java.util.Locale;

/** What a violation is about: a field of the settings page, or a part of a mail. */
public enum Field {
  /** The choice among mail providers. */
  PROVIDER,
  HOST,
  PORT,
  ENCRYPTION,
  AUTHENTICATION,
  USERNAME,
  PASSWORD,
  /** The Windows domain of an NTLM login. */
  DOMAIN,
  /** The account that signed in with OAuth 2. */
  ACCOUNT,
  SENDER,
  REPLY_TO,
  EHLO_NAME,
  TIMEOUTS,
  TLS_TRUST,
  PROXY,
  PROXY_HOST,
  PROXY_PORT,
  PROXY_USERNAME,
  PROXY_PASSWORD,
  LIMITS,
  /** The stored form of the settings as a whole. */
  PROPERTIES,
  FROM,
  TO,
  CC,
  BCC,
  SUBJECT,
  TEXT,
  HTML,
  ATTACHMENT,
  INLINE_IMAGE,
  CALENDAR,
  HEADER;

  /** Returns the stable name for forms and JSON, such as {@code replyTo}. */
  public String key() {
    StringBuilder key = new StringBuilder();
    for (String word : name().split("_", -1)) {
      String lower = word.toLowerCase(Locale.ROOT);
      key.append(key.length() == 0 ? lower : word.charAt(0) + lower.substring(1));
    }
    return key.toString();
  }
}

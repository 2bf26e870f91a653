package org.mailquay.cli;

import java.util.Locale;

/** With whom users sign in. */
enum SignInService {
  MICROSOFT("Microsoft", "microsoft365"),
  GOOGLE("Google", "google-workspace");

  private final String title;
  private final String catalogueId;

  SignInService(String title, String catalogueId) {
    this.title = title;
    this.catalogueId = catalogueId;
  }

  /** Returns the word of the command and of the store. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the name for people. */
  String title() {
    return title;
  }

  /** Returns whose server takes the mail of an organisation's own domain, in the catalogue. */
  String catalogueId() {
    return catalogueId;
  }
}

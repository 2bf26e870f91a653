package org.mailquay.cli;

import java.util.stream.Collectors;
import org.mailquay.provider.LoginKind;
import org.mailquay.provider.MailProvider;
import org.mailquay.provider.ProviderStatus;
import org.mailquay.provider.UsernamePattern;
import org.mailquay.settings.Endpoint;
import org.mailquay.validation.UsernameForm;

/** Prints what is known of a provider and its servers. */
record ProviderFacts(Page page) {

  void server(Endpoint endpoint) {
    page.pair(page.say(Phrase.SERVER), endpoint.host().ascii());
    page.pair(page.say(Phrase.PORT), endpoint.port().toString());
    page.pair(page.say(Phrase.ENCRYPTION), Encryptions.words(endpoint.encryption(), page.locale()));
  }

  void serverInOneLine(Endpoint endpoint) {
    page.pair(
        page.say(Phrase.SERVER),
        endpoint.address() + ", " + Encryptions.words(endpoint.encryption(), page.locale()));
  }

  void userName(UsernamePattern pattern) {
    page.pair(page.say(Phrase.USER_NAME), userName(pattern.form()));
  }

  String userName(UsernameForm form) {
    if (form.equals(UsernameForm.fullAddress())) {
      return page.say(Phrase.WHOLE_ADDRESS);
    }
    if (form.equals(UsernameForm.localPart())) {
      return page.say(Phrase.BEFORE_AT);
    }
    return page.say(Phrase.GIVEN_BY_PROVIDER);
  }

  void account(MailProvider provider) {
    if (!provider.logins().isEmpty()) {
      page.pair(page.say(Phrase.LOGIN), logins(provider));
    }
    provider
        .limits()
        .messagesPerDay()
        .ifPresent(n -> page.pair(page.say(Phrase.LIMITS), n + " " + page.say(Phrase.MAILS_A_DAY)));
    if (provider.status() == ProviderStatus.NEEDS_PREPARATION
        || provider.status() == ProviderStatus.OAUTH_ONLY) {
      page.gap();
      page.paragraph(page.say(Phrase.PREPARE) + ": " + provider.preparation(page.locale()));
    }
    provider.helpUrl().ifPresent(url -> page.paragraph(page.say(Phrase.MORE) + url));
  }

  private String logins(MailProvider provider) {
    return provider.logins().stream().sorted().map(this::login).collect(Collectors.joining(", "));
  }

  private String login(LoginKind login) {
    return page.say(
        switch (login) {
          case PASSWORD -> Phrase.PASSWORD;
          case APP_PASSWORD -> Phrase.APP_PASSWORD;
          case OAUTH2 -> Phrase.SIGN_IN;
        });
  }

  String status(ProviderStatus status) {
    return page.say(
        switch (status) {
          case WORKS -> Phrase.WORKS;
          case NEEDS_PREPARATION -> Phrase.NEEDS_PREPARATION;
          case OAUTH_ONLY -> Phrase.SIGN_IN_ONLY;
          case NO_SMTP -> Phrase.NO_SENDING;
        });
  }
}

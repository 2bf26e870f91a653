package org.mailquay.validation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.mailquay.settings.Authentication;
import org.mailquay.settings.Secret;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.settings.SmtpSettingsBuilder;
import org.mailquay.settings.Violation;
import org.mailquay.settings.ViolationSeverity;

/**
 * Checks a settings page: every field, the rules of the provider and of the host application for
 * user name and password, and how the fields fit together. Immutable and thread-safe.
 */
public final class SettingsValidator {

  private static final SettingsValidator STANDARD =
      new SettingsValidator(PasswordPolicy.standard(), UsernameForm.any());

  private final PasswordPolicy passwordPolicy;
  private final UsernameForm usernameForm;

  private SettingsValidator(PasswordPolicy passwordPolicy, UsernameForm usernameForm) {
    this.passwordPolicy = passwordPolicy;
    this.usernameForm = usernameForm;
  }

  /** Returns the rules that hold for every server. */
  public static SettingsValidator standard() {
    return STANDARD;
  }

  /** Returns these rules with another policy for the password. */
  public SettingsValidator withPasswordPolicy(PasswordPolicy policy) {
    return new SettingsValidator(policy, usernameForm);
  }

  /** Returns these rules with another form of the user name. */
  public SettingsValidator withUsernameForm(UsernameForm form) {
    return new SettingsValidator(passwordPolicy, form);
  }

  /**
   * Checks values that are still being typed.
   *
   * @return everything that is wrong or remarkable, each thing once; the settings can be built if
   *     there is no {@link ViolationSeverity#ERROR}
   */
  public List<Violation> validate(SmtpSettingsBuilder form) {
    List<Violation> ofFields = form.violations();
    List<Violation> found = new ArrayList<>(ofFields);
    if (ofFields.stream().anyMatch(v -> v.severity() == ViolationSeverity.ERROR)) {
      found.addAll(ofLogin(form.typedUsername(), form.typedPassword()));
    } else {
      found.addAll(validate(form.build()));
    }
    return eachOnce(found);
  }

  /** Checks settings that are already built. */
  public List<Violation> validate(SmtpSettings settings) {
    List<Violation> found = new ArrayList<>(ofLogin(settings.authentication()));
    found.addAll(SettingsLint.check(settings));
    return eachOnce(found);
  }

  private List<Violation> ofLogin(Authentication authentication) {
    // the account of a sign-in is no user name
    Optional<Secret> password = authentication.secret();
    return ofLogin(password.flatMap(p -> authentication.loginName()), password);
  }

  private List<Violation> ofLogin(Optional<String> username, Optional<Secret> password) {
    List<Violation> found = new ArrayList<>();
    username.ifPresent(name -> found.addAll(usernameForm.check(name)));
    password.ifPresent(secret -> found.addAll(passwordPolicy.check(secret)));
    return found;
  }

  private static List<Violation> eachOnce(List<Violation> found) {
    return List.copyOf(new LinkedHashSet<>(found));
  }
}

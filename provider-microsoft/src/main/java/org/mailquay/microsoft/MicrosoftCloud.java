package org.mailquay.microsoft;

import java.util.Locale;

/** Microsoft's clouds: the worldwide one and those of some nations. */
public enum MicrosoftCloud {
  /** Everybody who is in none of the others. */
  WORLDWIDE("login.microsoftonline.com", "outlook.office.com", "outlook.office365.com"),
  /** The US government, GCC High. */
  US_GOVERNMENT_HIGH("login.microsoftonline.us", "outlook.office365.us", "outlook.office365.us"),
  /** The US Department of Defense. */
  US_DEFENSE("login.microsoftonline.us", "outlook-dod.office365.us", "outlook-dod.office365.us"),
  /** China, run by 21Vianet. */
  CHINA("login.partner.microsoftonline.cn", "partner.outlook.cn", "partner.outlook.cn");

  private final String loginHost;
  private final String userResource;
  private final String appResource;

  MicrosoftCloud(String loginHost, String userResource, String appResource) {
    this.loginHost = loginHost;
    this.userResource = userResource;
    this.appResource = appResource;
  }

  /** Returns the host of the authorization server. */
  public String loginHost() {
    return loginHost;
  }

  /** Returns the scope with which a user lets us send: {@code SMTP.Send}. */
  public String userScope() {
    return "https://" + userResource + "/SMTP.Send";
  }

  /** Returns the scope of a program that sends without a user, for what its roles allow. */
  public String appScope() {
    return "https://" + appResource + "/.default";
  }

  static MicrosoftCloud parse(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}

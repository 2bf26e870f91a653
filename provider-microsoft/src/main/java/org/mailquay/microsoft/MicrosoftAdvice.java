package org.mailquay.microsoft;

import java.util.List;

/**
 * The commands that an administrator types into Exchange Online PowerShell, after {@code
 * Connect-ExchangeOnline}, for what no sign-in can do by itself.
 */
public final class MicrosoftAdvice {

  private MicrosoftAdvice() {}

  /** Returns how SMTP AUTH is switched on for a mailbox: for 535 5.7.139. */
  public static List<String> enableSmtpAuth(String mailbox) {
    return List.of(
        "Set-CASMailbox -Identity " + quoted(mailbox) + " -SmtpClientAuthenticationDisabled $false",
        "Get-CASMailbox -Identity "
            + quoted(mailbox)
            + " | Format-List SmtpClientAuthenticationDisabled");
  }

  /**
   * Returns how a program may send from a mailbox: for 535 5.7.3 of an app-only token.
   *
   * @param applicationId the client id
   * @param enterpriseObjectId the object id of the <em>enterprise application</em>; that of the app
   *     registration looks the same and does not work
   * @param mailbox to send from
   */
  public static List<String> letAppSendAs(
      String applicationId, String enterpriseObjectId, String mailbox) {
    return List.of(
        "New-ServicePrincipal -AppId "
            + quoted(applicationId)
            + " -ObjectId "
            + quoted(enterpriseObjectId),
        "Add-MailboxPermission -Identity "
            + quoted(mailbox)
            + " -User "
            + quoted(enterpriseObjectId)
            + " -AccessRights FullAccess");
  }

  /** Returns how a user may send as a shared mailbox. */
  public static List<String> letUserSendAs(String user, String sharedMailbox) {
    return List.of(
        "Add-MailboxPermission -Identity "
            + quoted(sharedMailbox)
            + " -User "
            + quoted(user)
            + " -AccessRights FullAccess",
        "Add-RecipientPermission -Identity "
            + quoted(sharedMailbox)
            + " -Trustee "
            + quoted(user)
            + " -AccessRights SendAs -Confirm:$false");
  }

  /** Within single quotes PowerShell reads nothing but a doubled quote. */
  private static String quoted(String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("names in commands must have no control characters");
    }
    return "'" + text.replaceAll("(['\u2018\u2019\u201A\u201B])", "$1$1") + "'";
  }
}

package org.mailquay.diagnosis;

import org.mailquay.diagnosis.internal.SupportJson;

/**
 * A report that may be given to strangers, such as the support of the program's vendor: it holds no
 * secret and no personal data. Immutable.
 *
 * <p>It is put together from what is allowed, not by taking away what is known to be private:
 *
 * <ul>
 *   <li>the steps with outcome and duration, the cause, how sure it is, and other causes;
 *   <li>reply codes, enhanced status codes, and of the server's words those that servers say to
 *       everybody, by a fixed list;
 *   <li>port, encryption, kind of login, and the provider where the server or the sender's domain
 *       is one of the catalogue; never the server's name;
 *   <li>how many addresses of which kind the name has, and how many of them answered;
 *   <li>extensions and login mechanisms that are registered, the size limit, the guessed software;
 *   <li>TLS version and cipher; of certificates the dates and whether they sign themselves; who
 *       issued one only where that is a known scanner of encrypted traffic;
 *   <li>codes of violations without their values, types of exceptions;
 *   <li>versions of Java and of the operating system.
 * </ul>
 *
 * <p>User names, addresses, host names, IP addresses, the sender's name and the mail are not in it.
 */
public final class SupportBundle {

  private final String json;

  private SupportBundle(String json) {
    this.json = json;
  }

  static SupportBundle of(ConnectionReport report) {
    return new SupportBundle(SupportJson.of(report));
  }

  /** Returns one JSON object. */
  public String toJson() {
    return json;
  }

  @Override
  public String toString() {
    return "SupportBundle[" + json.length() + " characters]";
  }
}

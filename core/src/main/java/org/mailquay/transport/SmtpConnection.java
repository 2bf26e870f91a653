package org.mailquay.transport;

import java.time.Duration;
import org.mailquay.message.Email;
import org.mailquay.smtp.SmtpExtensions;

/**
 * A connection to a server, with the login of the settings. Not thread-safe, but for {@link
 * #abort()}. Every call ends within its limit, by default the total timeout of the settings.
 */
public interface SmtpConnection extends AutoCloseable {

  /** Connects and logs in, within the total timeout of the settings. */
  void open();

  /**
   * Connects and logs in.
   *
   * @param limit on everything, from the look-up of the name to the end of the login
   *     <p>A connection that the server ended may be opened again; one that was aborted or ran into
   *     its limit may not.
   * @throws ConnectionException if there is no usable connection
   * @throws AuthorizationException if the login failed
   * @throws IllegalStateException if it is open
   */
  void open(Duration limit);

  /** Sends one mail to all its recipients or to none, within the total timeout of the settings. */
  DeliveryReport send(Email email);

  /**
   * Sends one mail to all its recipients or to none.
   *
   * @param limit on everything, from MAIL FROM to the last reply
   * @return what became of each recipient: all are accepted
   * @throws DeliveryException if the server did not take it for everyone, or the connection failed
   *     on the way; it says what became of each recipient
   * @throws ConnectionException if the connection is not open
   */
  DeliveryReport send(Email email, Duration limit);

  /**
   * Ends the connection at once, from any thread; a call under way fails. The server may have taken
   * a mail that was being sent: its outcome is then {@link Outcome#UNKNOWN}.
   */
  void abort();

  /** Returns what the server offers; nothing before opening, and nothing known for NTLM. */
  SmtpExtensions extensions();

  /** Returns {@code true} after opening, while neither side is known to have ended it. */
  boolean isOpen();

  /** Says good-bye to the server and closes the connection. */
  @Override
  void close();
}

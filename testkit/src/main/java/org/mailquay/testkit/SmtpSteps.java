package org.mailquay.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.mailquay.testkit.internal.ExpectChunks;
import org.mailquay.testkit.internal.ExpectLine;

/** The exchanges of a good session, so that a script need only spell out what it is about. */
abstract sealed class SmtpSteps extends TlsSteps permits ScriptedSmtpServer {

  private static final String HOST = "scripted.test";

  SmtpSteps() {}

  /** Says that the server is ready: {@code 220 scripted.test ESMTP}. */
  public ScriptedSmtpServer greeting() {
    return reply(220, HOST + " ESMTP");
  }

  /** Waits for EHLO with any name and answers with these extensions, such as {@code SIZE 1000}. */
  public ScriptedSmtpServer ehlo(String... extensions) {
    return expectMatching("EHLO \\S+").reply(250, HOST, extensions);
  }

  /**
   * Waits for AUTH PLAIN with an initial response that holds this login (RFC 4616). Says nothing.
   */
  public ScriptedSmtpServer expectAuthPlain(String user, String password) {
    return expect("AUTH PLAIN " + base64("\0" + user + "\0" + password));
  }

  /** Waits for AUTH PLAIN with an initial response that holds this login, and accepts it. */
  public ScriptedSmtpServer authPlain(String user, String password) {
    return expectAuthPlain(user, password).authenticated();
  }

  /**
   * Asks for this login by AUTH LOGIN, user name and password one after the other. Says no more.
   */
  public ScriptedSmtpServer expectAuthLogin(String user, String password) {
    return expect("AUTH LOGIN")
        .reply("334 " + base64("Username:"))
        .expect(base64(user))
        .reply("334 " + base64("Password:"))
        .expect(base64(password));
  }

  /**
   * Asks for this login by AUTH LOGIN, user name and password one after the other, and accepts it.
   */
  public ScriptedSmtpServer authLogin(String user, String password) {
    return expectAuthLogin(user, password).authenticated();
  }

  /** Waits for AUTH XOAUTH2 with an initial response that holds this token. Says nothing. */
  public ScriptedSmtpServer expectAuthXoauth2(String user, String accessToken) {
    String response = "user=" + user + "\1auth=Bearer " + accessToken + "\1\1";
    return expect("AUTH XOAUTH2 " + base64(response));
  }

  /** Waits for AUTH XOAUTH2 with an initial response that holds this token, and accepts it. */
  public ScriptedSmtpServer authXoauth2(String user, String accessToken) {
    return expectAuthXoauth2(user, accessToken).authenticated();
  }

  /** Answers that the login is right: 235. */
  public ScriptedSmtpServer authenticated() {
    return reply("235 2.7.0 Authentication successful");
  }

  /** Waits for MAIL FROM with this address, empty for none, and any parameters, and accepts it. */
  public ScriptedSmtpServer mailFrom(String address) {
    return expectPath("MAIL FROM:<" + address + ">").reply("250 2.1.0 Sender ok");
  }

  /** Waits for RCPT TO with this address and any parameters, and accepts it. */
  public ScriptedSmtpServer rcptTo(String address) {
    return expectRcptTo(address).reply("250 2.1.5 Recipient ok");
  }

  /** Waits for RCPT TO with this address and any parameters. Says nothing. */
  public ScriptedSmtpServer expectRcptTo(String address) {
    return expectPath("RCPT TO:<" + address + ">");
  }

  /** Waits for MAIL FROM with this address, empty for none, and any parameters. Says nothing. */
  public ScriptedSmtpServer expectMailFrom(String address) {
    return expectPath("MAIL FROM:<" + address + ">");
  }

  /**
   * Waits for DATA, answers 354 and reads the content for {@link ScriptedSmtpServer#received()}.
   * Says nothing to it.
   */
  public ScriptedSmtpServer expectData() {
    return expect("DATA").reply("354 End with a dot alone").expectContent();
  }

  /** Takes a message by DATA for {@link ScriptedSmtpServer#received()}, and accepts it. */
  public ScriptedSmtpServer data() {
    return expectData().reply("250 2.0.0 Queued");
  }

  /**
   * Takes a message by BDAT, in as many chunks as the client likes (RFC 3030 §2), accepts each, and
   * keeps the whole for {@link ScriptedSmtpServer#received()}.
   */
  public ScriptedSmtpServer chunks() {
    return then(ExpectChunks.STEP);
  }

  /**
   * Takes a whole mail in lock-step: {@link #mailFrom}, {@link #rcptTo} for each, {@link #data}.
   */
  public ScriptedSmtpServer acceptMail(String from, String... recipients) {
    ScriptedSmtpServer server = mailFrom(from);
    for (String recipient : recipients) {
      server = server.rcptTo(recipient);
    }
    return server.data();
  }

  /** Waits for QUIT, answers 221 and closes. The last step of a dialogue. */
  public ScriptedSmtpServer quit() {
    return expect("QUIT").reply("221 2.0.0 Bye").drop();
  }

  private ScriptedSmtpServer expectPath(String start) {
    return then(
        new ExpectLine(
            start + " with any parameters",
            line -> line.equals(start) || line.startsWith(start + " ")));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

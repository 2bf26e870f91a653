/** SMTP settings, validation, messages and sending for Java applications. */
module org.mailquay.core {
  requires transitive jakarta.mail;
  requires transitive java.net.http;
  requires java.naming;
  requires java.xml;
  // the receiver of a sign-in in the browser
  requires jdk.httpserver;
  // the JVM's own DNS client, which java.naming finds as a service
  requires jdk.naming.dns;
  requires org.eclipse.angus.mail;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports org.mailquay;
  exports org.mailquay.diagnosis;
  exports org.mailquay.message;
  exports org.mailquay.oauth;
  exports org.mailquay.oauth.spi;
  exports org.mailquay.provider;
  exports org.mailquay.secret;
  exports org.mailquay.settings;
  exports org.mailquay.smtp;
  exports org.mailquay.transport;
  exports org.mailquay.validation;
  // Jakarta Mail makes the transport of a session by its class name
  exports org.mailquay.transport.internal.jakarta to
      jakarta.mail;
  exports org.mailquay.transport.internal.angus to
      jakarta.mail;

  uses org.mailquay.oauth.SignInProvider;
}

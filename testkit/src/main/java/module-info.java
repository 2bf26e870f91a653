/** A scripted SMTP server and run-time certificates for tests of applications that send mail. */
module org.mailquay.testkit {
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires java.net.http;
  requires jdk.httpserver;
  requires transitive org.junit.jupiter.api;
  requires static transitive org.jspecify;

  exports org.mailquay.testkit;
}

package org.mailquay.benchmarks.clients;

import jakarta.mail.Session;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import org.apache.commons.mail2.core.EmailException;
import org.apache.commons.mail2.jakarta.HtmlEmail;

/** Commons Email, which has a connection for each mail. */
final class CommonsEmailClient implements Client {

  private final Session session;

  CommonsEmailClient(Target target) {
    session = AngusClients.session(AngusClients.properties(target));
  }

  @Override
  public void send(Work work) throws EmailException {
    HtmlEmail email = new HtmlEmail();
    email.setMailSession(session);
    email.setCharset(StandardCharsets.UTF_8.name());
    email.setFrom(Work.FROM);
    email.addTo(Work.TO);
    email.setSubject(Work.SUBJECT);
    email.setTextMsg(Work.TEXT);
    email.setHtmlMsg(Work.HTML);
    if (work.hasAttachment()) {
      email.attach(
          new ByteArrayDataSource(work.attachment(), "application/pdf"), Work.FILE, "receipt");
    }
    email.send();
  }
}

package org.mailquay.benchmarks.clients;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Spring's sender with its message helper. */
final class SpringClient implements Client {

  private final JavaMailSenderImpl sender = new JavaMailSenderImpl();

  SpringClient(Target target) {
    sender.setSession(AngusClients.session(AngusClients.properties(target)));
    sender.setHost(Target.HOST);
    sender.setPort(target.port());
    if (target.tls()) {
      sender.setUsername(Target.USER);
      sender.setPassword(Target.PASSWORD);
    }
  }

  @Override
  public void send(Work work) throws MessagingException {
    MimeMessage message = sender.createMimeMessage();
    MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
    helper.setFrom(Work.FROM);
    helper.setTo(Work.TO);
    helper.setSubject(Work.SUBJECT);
    helper.setText(Work.TEXT, Work.HTML);
    if (work.hasAttachment()) {
      helper.addAttachment(Work.FILE, new ByteArrayResource(work.attachment()));
    }
    sender.send(message);
  }
}

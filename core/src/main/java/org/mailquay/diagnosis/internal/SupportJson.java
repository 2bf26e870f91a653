package org.mailquay.diagnosis.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailquay.diagnosis.CertificateFacts;
import org.mailquay.diagnosis.ConnectionReport;
import org.mailquay.diagnosis.Diagnosis;
import org.mailquay.diagnosis.EvidenceKind;
import org.mailquay.diagnosis.ServerFacts;
import org.mailquay.diagnosis.StageResult;
import org.mailquay.diagnosis.TlsFacts;
import org.mailquay.provider.MailProvider;
import org.mailquay.provider.ProviderCatalogue;
import org.mailquay.provider.internal.PublicAddresses;
import org.mailquay.settings.SmtpSettings;
import org.mailquay.transport.StageFinding;

/** Writes of a report what may be given to strangers; see the class comment of the bundle. */
public final class SupportJson {

  private static final int VERSION = 1;

  /** Registered with IANA, or so widespread that they say nothing about anybody. */
  private static final Set<String> EXTENSIONS =
      Set.of(
          "SIZE",
          "PIPELINING",
          "8BITMIME",
          "STARTTLS",
          "AUTH",
          "CHUNKING",
          "BINARYMIME",
          "DSN",
          "ENHANCEDSTATUSCODES",
          "SMTPUTF8",
          "HELP",
          "VRFY",
          "ETRN",
          "EXPN",
          "DELIVERBY",
          "REQUIRETLS",
          "LIMITS",
          "NO-SOLICITING",
          "MT-PRIORITY",
          "BURL",
          "FUTURERELEASE");

  private static final Set<String> MECHANISMS =
      Set.of(
          "PLAIN",
          "LOGIN",
          "XOAUTH2",
          "OAUTHBEARER",
          "CRAM-MD5",
          "DIGEST-MD5",
          "NTLM",
          "GSSAPI",
          "EXTERNAL",
          "SCRAM-SHA-1",
          "SCRAM-SHA-256",
          "SCRAM-SHA-512",
          "SCRAM-SHA-1-PLUS",
          "SCRAM-SHA-256-PLUS",
          "PLAIN-CLIENTTOKEN",
          "XYMCOOKIE");

  /** Makers of programs that put themselves between a client and its server. */
  private static final List<String> SCANNERS =
      List.of(
          "avast",
          "avg",
          "kaspersky",
          "bitdefender",
          "eset",
          "zscaler",
          "fortinet",
          "fortigate",
          "sophos",
          "netskope",
          "mcafee",
          "norton",
          "palo alto",
          "blue coat",
          "umbrella",
          "check point",
          "watchguard",
          "sonicwall",
          "g data",
          "f-secure",
          "trend micro",
          "mitmproxy",
          "fiddler");

  private final SmtpSettings settings;
  private final Vocabulary vocabulary;

  private SupportJson(SmtpSettings settings) {
    this.settings = settings;
    vocabulary = new Vocabulary(names(settings));
  }

  /** Returns one object. */
  public static String of(ConnectionReport report) {
    SupportJson bundle = new SupportJson(report.settings());
    return Json.write(
        Json.object(
            "version", VERSION,
            "startedAt", report.startedAt().toString(),
            "milliseconds", report.duration().toMillis(),
            "passed", report.passed(),
            "end", report.end().name(),
            "java", System.getProperty("java.version"),
            "system", System.getProperty("os.name"),
            "settings", bundle.settings(),
            "stages", report.stages().stream().map(bundle::stage).toList(),
            "server", bundle.server(report.server()),
            "diagnosis", report.diagnosis().map(bundle::diagnosis),
            "suggestions", report.suggestions().stream().map(s -> s.why().name()).toList()));
  }

  /** Whatever else it means, a word of these is somebody's name here. */
  private static Set<String> names(SmtpSettings settings) {
    Set<String> names = new HashSet<>();
    names.add(settings.endpoint().host().ascii());
    names.add(settings.sender().toString());
    settings.authentication().loginName().ifPresent(names::add);
    settings.replyTo().ifPresent(mailbox -> names.add(mailbox.toString()));
    settings.ehloName().ifPresent(name -> names.add(name.value()));
    return names;
  }

  private Map<String, Object> settings() {
    return Json.object(
        "port", settings.endpoint().port().value(),
        "encryption", settings.endpoint().encryption().name(),
        "login", settings.authentication().kind().name(),
        "hostIsAddress", settings.endpoint().host().isIpLiteral(),
        "serverOf",
            ProviderCatalogue.bundled().byHost(settings.endpoint().host()).stream()
                .map(MailProvider::id)
                .toList(),
        "senderAt",
            ProviderCatalogue.bundled()
                .byAddress(settings.sender().address())
                .map(MailProvider::id),
        "proxy", settings.proxy().map(proxy -> proxy.kind().name()),
        "trust", settings.tlsTrust().getClass().getSimpleName());
  }

  private Map<String, Object> stage(StageResult result) {
    return Json.object(
        "stage", result.stage().name(),
        "outcome", result.outcome().name(),
        "milliseconds", result.duration().toMillis(),
        "learnt", result.findings().stream().flatMap(f -> finding(f).stream()).toList(),
        "violations", result.violations().stream().map(v -> v.field() + " " + v.code()).toList());
  }

  private Optional<String> finding(StageFinding finding) {
    if (finding instanceof StageFinding.AddressesFound found) {
      return Optional.of(String.join(", ", found.addresses().stream().map(this::kind).toList()));
    }
    if (finding instanceof StageFinding.AddressTried tried) {
      String outcome = tried.failure().map(vocabulary::filter).orElse("connected");
      return Optional.of(kind(tried.address().getAddress()) + ": " + outcome);
    }
    if (finding instanceof StageFinding.ReplyReceived received) {
      return Optional.of(vocabulary.filter(received.reply().toString()));
    }
    if (finding instanceof StageFinding.NotSmtp other) {
      return Optional.of("no SMTP: " + vocabulary.filter(other.said()));
    }
    return finding instanceof StageFinding.LoginTried tried
        ? Optional.of("AUTH " + (MECHANISMS.contains(tried.mechanism()) ? tried.mechanism() : "…"))
        : Optional.empty();
  }

  private String kind(InetAddress address) {
    String scope = PublicAddresses.contain(address) ? "public" : "private";
    return scope + (address instanceof Inet6Address ? " IPv6" : " IPv4");
  }

  private Map<String, Object> server(ServerFacts server) {
    Optional<Long> size =
        server.extensions().sizeLimit().isPresent()
            ? Optional.of(server.extensions().sizeLimit().getAsLong())
            : Optional.empty();
    return Json.object(
        "software", server.software(),
        "extensions", server.extensions().keywords().stream().filter(EXTENSIONS::contains).toList(),
        "sizeLimit", size,
        "mechanisms",
            server.extensions().authenticationMechanisms().stream()
                .filter(MECHANISMS::contains)
                .toList(),
        "tls", server.tls().map(SupportJson::tls),
        "warnings", server.warnings());
  }

  private static Map<String, Object> tls(TlsFacts tls) {
    return Json.object(
        "protocol", tls.protocol(),
        "cipherSuite", tls.cipherSuite(),
        "trusted", tls.trusted(),
        "chain", tls.chain().stream().map(c -> certificate(c.facts())).toList());
  }

  private static Map<String, Object> certificate(CertificateFacts facts) {
    String issuer = facts.issuer().toLowerCase(Locale.ROOT);
    return Json.object(
        "selfSigned", facts.subject().equals(facts.issuer()),
        "scanner", SCANNERS.stream().filter(issuer::contains).findFirst(),
        "notBefore", facts.notBefore().toString(),
        "notAfter", facts.notAfter().toString());
  }

  private Map<String, Object> diagnosis(Diagnosis diagnosis) {
    return Json.object(
        "cause", diagnosis.cause().name(),
        "confidence", diagnosis.confidence().name(),
        "alsoPossible", diagnosis.alsoPossible(),
        "stage", diagnosis.stage().map(Enum::name),
        "reply", diagnosis.reply().map(reply -> vocabulary.filter(reply.toString())),
        "exceptions",
            diagnosis.evidence().stream()
                .filter(evidence -> evidence.kind() == EvidenceKind.EXCEPTION)
                .map(evidence -> evidence.text())
                .toList(),
        "token",
            diagnosis.evidence().stream()
                .filter(evidence -> evidence.kind() == EvidenceKind.TOKEN)
                .map(evidence -> evidence.text())
                .toList(),
        "network",
            diagnosis.evidence().stream()
                .filter(evidence -> evidence.kind() == EvidenceKind.NETWORK)
                .map(evidence -> evidence.text())
                .toList());
  }
}

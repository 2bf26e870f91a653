package org.mailquay.provider.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;
import org.mailquay.provider.DnsResolver;
import org.mailquay.provider.MxRecord;
import org.mailquay.provider.SrvRecord;

/**
 * Looks up by the JVM's own DNS client (module jdk.naming.dns): random ports and ids, answers of
 * another id passed over, TCP where UDP was cut short. Thread-safe; each look-up has a socket of
 * its own.
 */
public final class JndiDnsResolver implements DnsResolver {

  private static final int MOST_RECORDS = 100;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,253}");

  private final String servers;
  private final Duration firstWait;

  private JndiDnsResolver(String servers, Duration firstWait) {
    this.servers = servers;
    this.firstWait = firstWait;
  }

  /** Returns a resolver that asks the servers of the operating system. */
  public static JndiDnsResolver system() {
    return new JndiDnsResolver("dns:", Duration.ofSeconds(1));
  }

  /**
   * Returns a resolver that asks one server.
   *
   * @param firstWait for the first answer; the second and last time it is twice as long
   */
  public static JndiDnsResolver at(InetSocketAddress server, Duration firstWait) {
    String host = server.getAddress().getHostAddress();
    String bracketed = host.indexOf(':') < 0 ? host : "[" + host + "]";
    return new JndiDnsResolver("dns://" + bracketed + ":" + server.getPort(), firstWait);
  }

  @Override
  public List<MxRecord> mx(String domain) throws IOException {
    return lookUp(domain, "MX", DnsRecordText::mx);
  }

  @Override
  public List<SrvRecord> srv(String name) throws IOException {
    return lookUp(name, "SRV", DnsRecordText::srv);
  }

  /**
   * JNDI is banned for what it does with a name such as {@code ldap://evil.example}: it loads
   * objects from there. Here no name gets that far that is not letters, digits, hyphens,
   * underscores and dots, attributes are asked for and never objects, and they come as text.
   */
  @SuppressWarnings("BanJNDI")
  private <T> List<T> lookUp(String name, String type, Function<String, Optional<T>> reader)
      throws IOException {
    if (!NAME.matcher(name).matches()) {
      throw new IOException("DNS: not a domain name");
    }
    try {
      DirContext context = new InitialDirContext(environment());
      try {
        Attribute attribute = context.getAttributes(name, new String[] {type}).get(type);
        return attribute == null ? List.of() : read(attribute, reader);
      } finally {
        context.close();
      }
    } catch (NameNotFoundException e) {
      return List.of();
    } catch (NamingException e) {
      throw new IOException("DNS: " + e.getClass().getSimpleName(), e);
    }
  }

  private static <T> List<T> read(Attribute attribute, Function<String, Optional<T>> reader)
      throws NamingException {
    List<T> records = new ArrayList<>();
    NamingEnumeration<?> values = attribute.getAll();
    while (values.hasMore() && records.size() < MOST_RECORDS) {
      reader.apply(String.valueOf(values.next())).ifPresent(records::add);
    }
    return records;
  }

  @SuppressWarnings("JdkObsolete") // JNDI takes no other map
  private Hashtable<String, String> environment() {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, servers);
    environment.put(
        "com.sun.jndi.dns.timeout.initial", Long.toString(Math.max(1, firstWait.toMillis())));
    environment.put("com.sun.jndi.dns.timeout.retries", "2");
    return environment;
  }
}

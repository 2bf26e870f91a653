package org.mailquay.provider.internal;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.mailquay.provider.AttemptOutcome;

/**
 * Reads the servers for sending from a document of Thunderbird's format 1.1
 * (draft-ietf-mailmaint-autoconfig). Elements that it does not know are passed over, the links to
 * web pages among them; a document type is refused, and with it every entity. Used once.
 */
final class AutoconfigReader {

  private static final List<String> SERVER =
      List.of("clientConfig", "emailProvider", "outgoingServer");
  private static final int MOST_SERVERS = 20;
  private static final int MOST_DEPTH = 100;

  private final Deque<String> path = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> values = new HashMap<>();
  private final List<String> authentications = new ArrayList<>();
  private final List<AutoconfigServer> servers = new ArrayList<>();
  private boolean smtp;
  private int providers;

  private AutoconfigReader() {}

  static List<AutoconfigServer> read(FetchedDocument document) throws DiscoveryFailure {
    try {
      XMLStreamReader xml = open(document);
      try {
        return new AutoconfigReader().read(xml);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      // the parser's words quote the document
      throw unreadable("no well-formed XML");
    }
  }

  private static XMLStreamReader open(FetchedDocument document) throws XMLStreamException {
    // the runtime's own: a parser that happens to be on the class path may read these otherwise
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("nothing is loaded");
        });
    ByteArrayInputStream bytes = new ByteArrayInputStream(document.body());
    return document.charset().isPresent()
        ? factory.createXMLStreamReader(bytes, document.charset().get().name())
        : factory.createXMLStreamReader(bytes);
  }

  private List<AutoconfigServer> read(XMLStreamReader xml)
      throws XMLStreamException, DiscoveryFailure {
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> begin(xml);
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.DTD -> throw unreadable("a document type is not allowed");
        case XMLStreamConstants.ENTITY_REFERENCE -> throw unreadable("an entity is not allowed");
        default -> {
          // comments and processing instructions say nothing
        }
      }
    }
    return List.copyOf(servers);
  }

  private void begin(XMLStreamReader xml) throws DiscoveryFailure {
    String name = xml.getLocalName();
    if (path.isEmpty() && !name.equals(SERVER.get(0))) {
      throw unreadable("not a mail configuration");
    }
    path.addLast(name);
    if (path.size() > MOST_DEPTH) {
      throw unreadable("nested too deeply");
    }
    text.setLength(0);
    if (path.size() == 2 && name.equals(SERVER.get(1))) {
      providers++;
    }
    if (isServer()) {
      values.clear();
      authentications.clear();
      smtp = "smtp".equalsIgnoreCase(xml.getAttributeValue(null, "type"));
    }
  }

  private void end() {
    String value = text.toString().strip();
    text.setLength(0);
    if (isServer()) {
      add();
    }
    String name = path.removeLast();
    if (isServer()) {
      if (name.equals("authentication")) {
        authentications.add(value);
      } else {
        values.putIfAbsent(name, value);
      }
    }
  }

  /** Of several providers the first counts: the others have no part in the question. */
  private boolean isServer() {
    return providers == 1 && path.size() == SERVER.size() && List.copyOf(path).equals(SERVER);
  }

  private void add() {
    if (smtp && servers.size() < MOST_SERVERS) {
      servers.add(
          new AutoconfigServer(
              values.getOrDefault("hostname", ""),
              values.getOrDefault("port", ""),
              values.getOrDefault("socketType", ""),
              values.getOrDefault("username", ""),
              authentications));
    }
  }

  private static DiscoveryFailure unreadable(String detail) {
    return new DiscoveryFailure(AttemptOutcome.UNREADABLE, detail);
  }
}

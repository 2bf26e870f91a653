package org.mailquay.provider.internal;

import java.util.List;

/**
 * A server for sending as a configuration document describes it, unchecked.
 *
 * @param authentications in the order of the document
 */
record AutoconfigServer(
    String hostname,
    String port,
    String socketType,
    String username,
    List<String> authentications) {

  AutoconfigServer {
    authentications = List.copyOf(authentications);
  }
}

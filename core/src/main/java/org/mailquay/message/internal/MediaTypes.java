package org.mailquay.message.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Tells a content type from a file's name: first from the table beside this class, which holds what
 * business software sends, then from the JDK's. The operating system is not asked, so that a mail
 * is the same everywhere.
 */
public final class MediaTypes {

  /** What is known of content that nothing is known of. */
  public static final String OCTET_STREAM = "application/octet-stream";

  private static final Properties TABLE = load();

  private MediaTypes() {}

  /** Returns the content type that a name suggests. */
  public static String ofName(String name) {
    int dot = name.lastIndexOf('.');
    String extension = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    return Optional.ofNullable(TABLE.getProperty(extension))
        .or(() -> Optional.ofNullable(URLConnection.guessContentTypeFromName("x." + extension)))
        .orElse(OCTET_STREAM);
  }

  private static Properties load() {
    Properties table = new Properties();
    try (InputStream in = MediaTypes.class.getResourceAsStream("media-types.properties")) {
      table.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }
}

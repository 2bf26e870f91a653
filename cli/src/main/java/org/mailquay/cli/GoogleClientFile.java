package org.mailquay.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mailquay.cli.batch.BrokenLineException;
import org.mailquay.cli.batch.Json;
import org.mailquay.cli.batch.JsonObject;

/**
 * The file that Google's console offers for a client of the type "Desktop app".
 *
 * @param id the client's id
 * @param secret its secret
 */
record GoogleClientFile(String id, String secret) {

  private static final long LONGEST = 1 << 16;

  static GoogleClientFile read(Path file) throws IOException {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new WrongUseException(Wrong.UNREADABLE, "--client-file", file);
    }
    if (Files.size(file) > LONGEST) {
      throw new WrongUseException(Wrong.NO_CLIENT_FILE, file);
    }
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      JsonObject client = Json.parse(text).object("installed");
      return new GoogleClientFile(client.required("client_id"), client.required("client_secret"));
    } catch (BrokenLineException e) {
      throw new WrongUseException(Wrong.NO_CLIENT_FILE, file);
    }
  }

  /** Prints without the secret. */
  @Override
  public String toString() {
    return "GoogleClientFile[" + id + "]";
  }
}

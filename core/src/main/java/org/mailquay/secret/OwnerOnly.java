package org.mailquay.secret;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Creates files that nobody but their owner can read, from their first moment on. */
final class OwnerOnly {

  private OwnerOnly() {}

  /** Creates an empty file unless there is one; elsewhere than on POSIX the folder's rules hold. */
  static Path createFile(Path file) throws IOException {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    try {
      return posix
          ? Files.createFile(
              file,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
          : Files.createFile(file);
    } catch (FileAlreadyExistsException e) {
      return file;
    }
  }
}

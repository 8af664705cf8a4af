package dev.segue.runtime.deliver;

import dev.segue.runtime.store.StoreFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Only one process delivers for a workspace at a time: it holds a file in the folder {@code
 * outbox}, until it lets it go or ends in whatever way.
 */
final class DeliveryLock {
  private static final String NAME = ".lock";

  private final FileChannel file;

  private DeliveryLock(FileChannel file) {
    this.file = file;
  }

  static DeliveryLock take(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel file =
          FileChannel.open(
              folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      boolean locked = false;
      try {
        locked = lock(file, folder);
      } finally {
        if (!locked) {
          file.close();
        }
      }
      return new DeliveryLock(file);
    } catch (IOException e) {
      throw OutboxFolder.unwritable(folder);
    }
  }

  private static boolean lock(FileChannel file, Path folder) throws IOException {
    try {
      FileLock lock = file.tryLock();
      if (lock != null) {
        return true;
      }
    } catch (OverlappingFileLockException e) {
      // held by this very process
    }
    throw new StoreFailure(
        folder.toString(), "another run is delivering from it", "try again when that is done");
  }

  void close() {
    try {
      file.close();
    } catch (IOException e) {
      // the process's end lets it go
    }
  }
}

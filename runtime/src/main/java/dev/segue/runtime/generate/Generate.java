package dev.segue.runtime.generate;

import dev.segue.runtime.store.Progress;
import dev.segue.runtime.store.StoreFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes the made-up data of a credit union: contacts and what they did, as the companies' systems
 * hand it out, in CSV files of several habits. One contact at a time, so that any number of them
 * needs little memory.
 */
public final class Generate {
  private static final int TOLD_EVERY = 500;

  private Generate() {}

  /** Writes into {@code folder}, over files of the same names. */
  public static Generated run(Recipe recipe, Path folder, Progress progress) {
    try {
      Files.createDirectories(folder);
      try (DataFiles files = new DataFiles(recipe, folder)) {
        Shares shares = new Shares(recipe);
        for (int i = 0; i < Organisation.count(recipe.contacts()); i++) {
          files.organisation(Organisation.of(recipe, i), i);
        }
        for (int i = 0; i < recipe.contacts(); i++) {
          Person person = Person.of(recipe, i);
          files.person(person, i);
          Journey.run(recipe, person, i, shares.next(), files::act);
          if (i % TOLD_EVERY == 0) {
            progress.at("making contacts", i, recipe.contacts());
          }
        }
        progress.at("making contacts", recipe.contacts(), recipe.contacts());
        return files.finish();
      }
    } catch (IOException e) {
      throw failed(folder, e);
    } catch (UncheckedIOException e) {
      throw failed(folder, e);
    }
  }

  private static StoreFailure failed(Path folder, Exception e) {
    return new StoreFailure(
        folder.toString(),
        "the data cannot be written there: " + e.getMessage(),
        "see that the folder can be written and that there is room");
  }
}

package org.mailquay.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailquay.oauth.TokenException;
import org.mailquay.secret.SecretStoreException;

/** Chooses among the sign-ins of a store. */
final class StoredAccount {

  private final List<StoredSignIns.Entry> latestFirst;

  StoredAccount(StoreOptions options, StoredSignIns signIns) {
    this.latestFirst = new ArrayList<>(read(options, signIns));
    Collections.reverse(latestFirst);
  }

  private static List<StoredSignIns.Entry> read(StoreOptions options, StoredSignIns signIns) {
    try {
      return signIns.all();
    } catch (SecretStoreException e) {
      throw options.refused(e);
    } catch (TokenException e) {
      if (e.getCause() instanceof SecretStoreException broken) {
        throw options.refused(broken);
      }
      throw e;
    }
  }

  /** Returns all, the latest registration first. */
  List<StoredSignIns.Entry> all() {
    return List.copyOf(latestFirst);
  }

  /** Returns the latest sign-in of that address, which has to be there. */
  StoredSignIns.Entry require(String address) {
    for (StoredSignIns.Entry entry : latestFirst) {
      if (entry.isOf(address)) {
        return entry;
      }
    }
    throw latestFirst.isEmpty()
        ? new WrongUseException(Wrong.EMPTY_STORE)
        : new WrongUseException(Wrong.NO_SUCH_ACCOUNT, address, addresses());
  }

  /** Returns the sign-in of one of these addresses, or the only one that there is. */
  StoredSignIns.Entry anyOf(List<String> wanted) {
    for (String address : wanted) {
      for (StoredSignIns.Entry entry : latestFirst) {
        if (entry.isOf(address)) {
          return entry;
        }
      }
    }
    if (latestFirst.isEmpty()) {
      throw new WrongUseException(Wrong.EMPTY_STORE);
    }
    if (latestFirst.size() > 1) {
      throw new WrongUseException(Wrong.WHICH_ACCOUNT, addresses());
    }
    return latestFirst.get(0);
  }

  private String addresses() {
    Set<String> addresses = new LinkedHashSet<>();
    latestFirst.forEach(entry -> addresses.add(entry.account().address()));
    return String.join(", ", addresses);
  }
}

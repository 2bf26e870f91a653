package org.mailquay.transport.internal.connection;

import jakarta.mail.Session;
import jakarta.mail.Transport;
import org.mailquay.settings.Authentication;
import org.mailquay.transport.StageObserver;
import org.mailquay.transport.internal.ReusableConnection;
import org.mailquay.transport.internal.TransportContext;
import org.mailquay.transport.internal.angus.AngusConnection;
import org.mailquay.transport.internal.angus.AngusSession;
import org.mailquay.transport.internal.angus.AngusTransport;

/** Chooses what speaks with the server: the engine, or Angus for a login that only that knows. */
public final class Connections {

  private Connections() {}

  /** Returns a connection that is not yet open. */
  public static ReusableConnection create(TransportContext context, StageObserver observer) {
    return needsAngus(context)
        ? new AngusConnection(context, observer)
        : new ChosenConnection(context, observer);
  }

  /** Returns a session of Jakarta Mail whose transport is that of the settings. */
  public static Session session(TransportContext context) {
    return AngusSession.create(context, false);
  }

  /** Returns a transport of Jakarta Mail that is not yet connected. */
  public static Transport transport(TransportContext context) {
    return new AngusTransport(session(context), null);
  }

  private static boolean needsAngus(TransportContext context) {
    return context.settings().authentication() instanceof Authentication.Ntlm;
  }
}

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
import org.mailquay.transport.internal.jakarta.EngineTransport;

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
    return needsAngus(context)
        ? AngusSession.create(context, false)
        : AngusSession.create(context, false, EngineTransport.class);
  }

  /** Returns a transport of Jakarta Mail that is not yet connected. */
  public static Transport transport(TransportContext context) {
    Session session = session(context);
    return needsAngus(context)
        ? new AngusTransport(session, null)
        : new EngineTransport(session, null);
  }

  private static boolean needsAngus(TransportContext context) {
    return context.settings().authentication() instanceof Authentication.Ntlm;
  }
}

package org.mailquay.message;

/** What a calendar text asks of its reader (RFC 5546 §1.4). */
public enum CalendarMethod {
  /** Tells of an event; no answer is expected. */
  PUBLISH,
  /** Invites, or changes an invitation. */
  REQUEST,
  /** Answers an invitation. */
  REPLY,
  /** Adds instances to a recurring event. */
  ADD,
  /** Calls an event off. */
  CANCEL,
  /** Asks for the latest version. */
  REFRESH,
  /** Proposes a change. */
  COUNTER,
  /** Refuses a proposed change. */
  DECLINECOUNTER
}

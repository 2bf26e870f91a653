/**
 * The server that takes the mails of every client: it answers after a round trip of a chosen
 * length, counts and checks what arrives, and forgets it. Runs in a JVM of its own.
 */
package org.mailquay.benchmarks.sink;

/**
 * Compares this library with its peers: {@link org.mailquay.benchmarks.Compare} for sending, {@link
 * org.mailquay.benchmarks.ColdCatalogue} for the provider catalogue in a fresh JVM.
 */
package org.mailquay.benchmarks;

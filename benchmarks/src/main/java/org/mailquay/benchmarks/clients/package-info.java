/** The same mail sent by this library and by its peers, each as its own documentation shows. */
package org.mailquay.benchmarks.clients;

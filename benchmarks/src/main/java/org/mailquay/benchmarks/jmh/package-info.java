/** Small pieces that are called often, measured by JMH. */
package org.mailquay.benchmarks.jmh;

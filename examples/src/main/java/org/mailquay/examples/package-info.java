/** One runnable main per situation. */
package org.mailquay.examples;

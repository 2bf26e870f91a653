/** The packed program, run as a process, as its users run it. */
package org.mailquay.cli;

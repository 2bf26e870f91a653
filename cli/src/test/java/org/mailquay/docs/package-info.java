/** Holds the documentation to what the library does. */
package org.mailquay.docs;

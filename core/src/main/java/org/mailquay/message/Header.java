package org.mailquay.message;

/**
 * A header of the application's own, such as {@code X-Invoice-Number}.
 *
 * @param name printable ASCII without a colon
 * @param value any text without line breaks; encoded where it is not ASCII
 */
public record Header(String name, String value) {}

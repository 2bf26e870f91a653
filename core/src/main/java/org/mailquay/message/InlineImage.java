package org.mailquay.message;

/**
 * An image that the HTML text shows by {@code <img src="cid:...">}.
 *
 * @param contentId what follows {@code cid:}; unique within the mail (RFC 2392)
 * @param content the image itself
 */
public record InlineImage(String contentId, Attachment content) {}

/**
 * Signs in with Google and gets tokens for SMTP at Gmail and Google Workspace. {@link
 * org.mailquay.google.GoogleSignIn} is for users, {@link org.mailquay.google.GoogleServiceAccount}
 * for programs that a Workspace lets act for its users.
 */
@NullMarked
package org.mailquay.google;

import org.jspecify.annotations.NullMarked;

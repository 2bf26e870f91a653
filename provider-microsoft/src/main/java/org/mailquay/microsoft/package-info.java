/**
 * Signs in with Microsoft and gets tokens for SMTP at Exchange Online and Outlook.com. {@link
 * org.mailquay.microsoft.MicrosoftSignIn} is for users, {@link
 * org.mailquay.microsoft.MicrosoftAppAccess} for programs without one.
 */
@NullMarked
package org.mailquay.microsoft;

import org.jspecify.annotations.NullMarked;

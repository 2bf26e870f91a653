package org.mailquay.postfix;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks tests that send through the real Postfix of {@code .ci/postfix}: skipped with a reason
 * where none is named, failed where one is named that does not answer. Hands a {@link PostfixLab}
 * to methods that ask for it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("postfix")
@ExtendWith(PostfixExtension.class)
public @interface RequiresPostfix {}

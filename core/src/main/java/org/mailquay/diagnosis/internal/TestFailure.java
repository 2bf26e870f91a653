package org.mailquay.diagnosis.internal;

import org.mailquay.smtp.Stage;

/**
 * Why a connection test failed.
 *
 * @param stage the step that failed
 * @param reason as it was thrown
 * @param outOfTime whether the limit of the whole dialogue was over
 */
public record TestFailure(Stage stage, Exception reason, boolean outOfTime) {}

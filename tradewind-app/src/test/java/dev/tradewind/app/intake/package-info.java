/** Tests of the intake with callers that behave and callers that do not. */
@org.jspecify.annotations.NullMarked
package dev.tradewind.app.intake;

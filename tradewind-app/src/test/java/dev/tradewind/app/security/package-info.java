/** Tests of the doors. */
@org.jspecify.annotations.NullMarked
package dev.tradewind.app.security;

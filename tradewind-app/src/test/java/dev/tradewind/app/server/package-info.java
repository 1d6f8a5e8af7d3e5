/** Tests of the running program over real HTTP. */
@org.jspecify.annotations.NullMarked
package dev.tradewind.app.server;

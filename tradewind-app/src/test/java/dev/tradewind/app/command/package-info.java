/** Tests of the command line, in this process. */
@org.jspecify.annotations.NullMarked
package dev.tradewind.app.command;

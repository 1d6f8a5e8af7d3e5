/** The command line: each command is a class; those that talk to a running hub do so over its JSON API. */
@NullMarked
package dev.tradewind.app.command;

import org.jspecify.annotations.NullMarked;

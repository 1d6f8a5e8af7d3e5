package dev.tradewind.app.console;

import java.io.Serializable;

/** What became of what a person ordered. */
record Notice(boolean isGood, String text) implements Serializable {}

package dev.tradewind.app.console;

import dev.tradewind.engine.admin.Controls;

/** Why a person did something: asked for where another person will wonder later. */
final class Reasons {

    static final int CHARS_MAX = 500;

    private Reasons() {}

    static String required(String reason, String done) {
        String given = reason.strip();
        if (given.isEmpty()) {
            throw new Controls.Impossible("Say why it is " + done + ": somebody will ask later.");
        }
        if (given.length() > CHARS_MAX) {
            throw new Controls.Impossible(
                    "The reason has " + given.length() + " characters, more than " + CHARS_MAX + ". Shorten it.");
        }
        return given;
    }
}

package dev.tradewind.app.console;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A page about something that is not there: 404, and the message says why. */
final class NotThere extends ResponseStatusException {

    NotThere(String why) {
        super(HttpStatus.NOT_FOUND, why);
    }
}

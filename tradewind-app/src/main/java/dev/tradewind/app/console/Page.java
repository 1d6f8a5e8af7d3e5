package dev.tradewind.app.console;

import java.util.Optional;

/**
 * What every page needs besides its content.
 *
 * @param section path of the entry in the navigation that is lit
 * @param here path and query of this page, to come back to
 * @param isLive whether it follows what changes: what answers a form is shown once, and would be gone at the next change
 * @param who the person, or empty if nobody is signed in
 * @param query what the search box holds
 * @param dead dead letters, for the navigation
 */
record Page(
        String title,
        String section,
        String here,
        boolean isLive,
        Optional<String> who,
        String query,
        long dead,
        Optional<Notice> notice,
        FormToken token) {

    /** The hidden field that proves that a form is ours. Its name is empty if none is asked for. */
    record FormToken(String name, String value) {

        static final FormToken NONE = new FormToken("", "");
    }
}

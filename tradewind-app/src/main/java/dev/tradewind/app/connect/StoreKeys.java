package dev.tradewind.app.connect;

import dev.tradewind.engine.admin.Controls;
import java.util.regex.Pattern;

/** What opens a store to the hub. Never shown: {@code toString} and messages leave it out. */
public sealed interface StoreKeys {

    /** Real ones have forty hexadecimal digits behind the prefix; a simulated store's may differ. */
    Pattern KEY = Pattern.compile("ck_[A-Za-z0-9_]{8,100}");

    Pattern SECRET = Pattern.compile("cs_[A-Za-z0-9_]{8,100}");

    Pattern USER = Pattern.compile("[^\\p{Cntrl}:]{1,200}");

    /** 24 letters and digits, shown in groups of four; longer ones are somebody's login password, which does not do. */
    Pattern PASSWORD = Pattern.compile("[A-Za-z0-9 ]{8,60}");

    /** A consumer key and its secret. */
    record Consumer(String key, String secret) implements StoreKeys {
        @Override
        public String toString() {
            return "Consumer[…]";
        }
    }

    /** A WordPress user and one of his application passwords. */
    record ApplicationPassword(String user, String password) implements StoreKeys {
        @Override
        public String toString() {
            return "ApplicationPassword[…]";
        }
    }

    /**
     * Keys as a person pasted them.
     *
     * @param name consumer key or user
     * @throws Controls.Impossible if they are neither; the message says what they look like
     */
    static StoreKeys pasted(String name, String secret) {
        String first = name.strip();
        String second = secret.strip();
        if (first.startsWith("ck_") || second.startsWith("cs_")) {
            if (!KEY.matcher(first).matches() || !SECRET.matcher(second).matches()) {
                throw new Controls.Impossible(
                        "A consumer key begins with ck_ and its secret with cs_, forty letters and"
                                + " digits behind that: copy both whole, without blanks.");
            }
            return new Consumer(first, second);
        }
        if (!USER.matcher(first).matches() || !PASSWORD.matcher(second).matches()) {
            throw new Controls.Impossible(
                    "That is neither a consumer key (ck_…) with its secret (cs_…) nor a user with an"
                            + " application password (six groups of four letters and digits).");
        }
        return new ApplicationPassword(first, second);
    }
}

package dev.tradewind.sandbox.site;

import java.util.List;

/** One user of the site. */
record Person(int id, String login, String email, String firstName, String lastName, List<String> roles) {

    String displayName() {
        String name = (firstName + " " + lastName).strip();
        return name.isEmpty() ? login : name;
    }
}

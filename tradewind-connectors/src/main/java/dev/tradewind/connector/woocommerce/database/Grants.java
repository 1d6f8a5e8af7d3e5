package dev.tradewind.connector.woocommerce.database;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an account may do to one database, as {@code show grants} says it. */
final class Grants {

    /** Rights, and the pattern of databases that they are for. */
    private static final Pattern GRANT =
            Pattern.compile("GRANT (.+?) ON (\\*|`[^`]+`)\\..+ TO .*", Pattern.CASE_INSENSITIVE);

    /** What does no harm to what is in the tables. */
    private static final Set<String> HARMLESS =
            Set.of("USAGE", "SELECT", "SHOW VIEW", "SHOW DATABASES", "PROCESS", "REPLICATION CLIENT", "BINLOG MONITOR");

    private Grants() {}

    /** Whether one of them lets the account change anything in it; rights that come with a role are not looked into. */
    static boolean mayWrite(List<String> lines, String database) {
        return lines.stream()
                .map(GRANT::matcher)
                .filter(Matcher::matches)
                .anyMatch(grant -> isFor(grant.group(2), database) && isHarmful(grant.group(1)));
    }

    private static boolean isFor(String pattern, String database) {
        if (pattern.equals("*")) {
            return true;
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 1; i < pattern.length() - 1; i++) {
            char c = pattern.charAt(i);
            switch (c) {
                case '%' -> regex.append(".*");
                case '_' -> regex.append('.');
                case '\\' -> regex.append(Pattern.quote(String.valueOf(pattern.charAt(++i))));
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.matches(regex.toString(), database);
    }

    private static boolean isHarmful(String rights) {
        // Rights to columns name them in brackets.
        for (String right : rights.replaceAll("\\([^)]*\\)", "").split(",", -1)) {
            if (!HARMLESS.contains(right.strip().toUpperCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}

package dev.tradewind.connector.wordpress;

/** Terms of two taxonomies, whose whole lists are compared. */
final class TermSourceContractTest extends SiteSourceContract {

    @Override
    String base() {
        return "categories";
    }

    @Override
    protected String stream() {
        return "terms";
    }
}

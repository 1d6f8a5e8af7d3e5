package dev.tradewind.connector.wordpress;

/** Posts and pages, asked for by their time of change. */
final class ContentSourceContractTest extends SiteSourceContract {

    @Override
    String base() {
        return "posts";
    }

    @Override
    protected String stream() {
        return "content";
    }

    /** The census does. */
    @Override
    protected boolean tellsWhatIsGone() {
        return false;
    }
}

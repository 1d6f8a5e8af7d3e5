package dev.tradewind.connector.wordpress;

/** Media, asked for by their time of change. */
final class MediaSourceContractTest extends SiteSourceContract {

    @Override
    String base() {
        return "media";
    }

    /** The census does. */
    @Override
    protected boolean tellsWhatIsGone() {
        return false;
    }
}

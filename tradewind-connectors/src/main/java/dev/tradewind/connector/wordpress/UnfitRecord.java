package dev.tradewind.connector.wordpress;

/** What a site sent is not the record that it should be. Made without a stack trace: a site causes it at will. */
final class UnfitRecord extends RuntimeException {

    private UnfitRecord(String message) {
        super(message, null, false, false);
    }

    static UnfitRecord missing(String name) {
        return new UnfitRecord(name + " is missing, or is something else than it should be");
    }
}

package dev.tradewind.connector.wordpress;

/** Users, whose whole list is compared. */
final class UserSourceContractTest extends SiteSourceContract {

    @Override
    String base() {
        return "users";
    }
}

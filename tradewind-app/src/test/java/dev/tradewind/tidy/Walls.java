package dev.tradewind.tidy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** What each module may know of the others; docs/adr/0001 says why the walls stand where they do. */
final class Walls {

    static final String API = "dev.tradewind.api..";
    static final String ENGINE = "dev.tradewind.engine..";
    static final String CONNECTORS = "dev.tradewind.connector..";
    static final String SANDBOX = "dev.tradewind.sandbox..";
    static final String TESTKIT = "dev.tradewind.testkit..";
    static final String APP = "dev.tradewind.app..";

    private static final List<String> LIBRARIES = List.of(
            "java..",
            "javax..",
            "jdk..",
            "com.sun.net.httpserver..",
            "org.jspecify..",
            "tools.jackson..",
            "com.fasterxml.jackson.annotation..");

    static final ArchRule API_KNOWS_NOTHING_OF_OURS = classes()
            .that()
            .resideInAPackage(API)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(only(API))
            .because("whatever the API names, every connector's author must learn and every version must keep;"
                    + " put the class where it is used, or name it in the API by an interface");

    static final ArchRule CONNECTORS_KNOW_ONLY_THE_CONTRACT = classes()
            .that()
            .resideInAPackage(CONNECTORS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(only(API, CONNECTORS))
            .because(
                    "a connector must go on working when the engine changes; use dev.tradewind.api, and where it says too"
                            + " little, extend it for all connectors");

    static final ArchRule ENGINE_KNOWS_NO_SYSTEM_AND_NO_WEB = noClasses()
            .that()
            .resideInAPackage(ENGINE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    CONNECTORS,
                    SANDBOX,
                    TESTKIT,
                    APP,
                    "org.springframework.web..",
                    "org.springframework.http..",
                    "org.springframework.boot..",
                    "jakarta.servlet..")
            .because(
                    "deliveries must run alike for any connector, and in a test without a server; reach a connector through"
                            + " dev.tradewind.api, and offer the web what it needs in dev.tradewind.engine.admin");

    static final ArchRule SANDBOX_KNOWS_NO_HUB = noClasses()
            .that()
            .resideInAPackage(SANDBOX)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINE, CONNECTORS, TESTKIT, APP, "org.springframework..")
            .because("it stands for foreign systems: sharing code with the hub, both would be wrong in the same way;"
                    + " write down what the recorded exchanges show");

    static final ArchRule TESTKIT_KNOWS_ONLY_THE_CONTRACT = noClasses()
            .that()
            .resideInAPackage(TESTKIT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ENGINE, CONNECTORS, SANDBOX, APP)
            .because(
                    "authors of connectors test with it, and they have nothing but the API; let the suite ask for what it"
                            + " needs by an abstract method");

    static final ArchRule ONLY_THE_APP_KNOWS_THE_APP = noClasses()
            .that()
            .resideInAnyPackage(API, ENGINE, CONNECTORS, SANDBOX, TESTKIT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(APP)
            .because("the app wires the parts together; hand a part what it needs through its constructor");

    private Walls() {}

    /** Plain Java, Jackson and packages of ours. */
    private static String[] only(String... ours) {
        return Stream.concat(LIBRARIES.stream(), Stream.of(ours)).toArray(String[]::new);
    }
}

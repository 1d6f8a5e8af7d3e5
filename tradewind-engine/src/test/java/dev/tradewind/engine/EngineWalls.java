package dev.tradewind.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The walls within the engine: admin, reconcile, sync, the organs, base; imports point down only. */
final class EngineWalls {

    private static final String ENGINE = "dev.tradewind.engine.";

    /** Each useful and testable alone. */
    private static final List<String> ORGANS = List.of(
            "journal", "entity", "lane", "binding", "control", "reading", "document", "mapping", "http", "vault");

    /** From the bottom up; what is on one floor does not know its neighbours. */
    private static final List<List<String>> FLOORS =
            List.of(List.of("base"), ORGANS, List.of("sync"), List.of("reconcile"), List.of("admin"));

    /** Calls that fetch time or chance from nowhere, instead of being handed them. */
    private static final Set<String> FROM_NOWHERE = Set.of(
            "java.time.Instant.now",
            "java.time.InstantSource.system",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.lang.System.currentTimeMillis",
            "java.lang.Thread.sleep",
            "java.lang.Math.random",
            "java.util.Random.<init>",
            "java.util.concurrent.ThreadLocalRandom.current",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.UUID.randomUUID");

    /** A document is refused if its expressions do not compile, so whoever checks it must know how to compile them. */
    private static final Map<String, Set<String>> DOORS = Map.of("document", Set.of("mapping"));

    /**
     * Where a clock or dice may be made: where the hub is put together; and JsonataExpressions, which needs a clock to check
     * expressions with, and runs nothing by it.
     */
    private static final Set<String> EDGES =
            Set.of("dev.tradewind.engine.Hub", "dev.tradewind.engine.mapping.JsonataExpressions");

    static final ArchRule TIME_AND_CHANCE_ARE_HANDED_IN = noClasses()
            .that()
            .resideInAPackage("dev.tradewind.engine..")
            .should()
            .callCodeUnitWhere(
                    DescribedPredicate.describe("fetches time or chance from nowhere", EngineWalls::isFromNowhere))
            .because("a test must be able to live through a day in a millisecond: take an InstantSource or a"
                    + " RandomGenerator by constructor, which the app makes");

    private EngineWalls() {}

    /** One rule a package. */
    static List<ArchRule> floors() {
        var rules = new ArrayList<ArchRule>();
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            for (String name : FLOORS.get(floor)) {
                rules.add(knowsOnlyWhatIsBelow(name, floor));
            }
        }
        return rules;
    }

    private static ArchRule knowsOnlyWhatIsBelow(String name, int floor) {
        Set<String> doors = DOORS.getOrDefault(name, Set.of());
        Stream<String> neighbours =
                FLOORS.get(floor).stream().filter(other -> !other.equals(name) && !doors.contains(other));
        Stream<String> above = FLOORS.stream().skip(floor + 1L).flatMap(List::stream);
        String[] forbidden = Stream.concat(neighbours, above)
                .map(other -> ENGINE + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(ENGINE + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .because(name + " knows only what is below it, not " + Arrays.toString(forbidden)
                        + ": join them in sync, or move what both need to base");
    }

    private static boolean isFromNowhere(JavaAccess<?> call) {
        JavaClass owner = call.getTargetOwner();
        return FROM_NOWHERE.contains(owner.getName() + "." + call.getName())
                && !EDGES.contains(call.getOriginOwner().getName());
    }
}

package dev.tradewind.tidy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls between the modules stand, and each of them stops the class that was planted to climb it. */
class WallsTest {

    private static JavaClasses program = new ClassFileImporter().importPackages("dev.tradewind.none");

    @BeforeAll
    static void importTheProgram() {
        program = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.tradewind");
    }

    @Test
    void program_isImportedWhole() {
        Set<String> packages =
                program.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));

        assertThat(packages).anyMatch(isIn(Walls.API)).anyMatch(isIn(Walls.ENGINE));
        assertThat(packages).anyMatch(isIn(Walls.CONNECTORS)).anyMatch(isIn(Walls.SANDBOX));
        assertThat(packages).anyMatch(isIn(Walls.TESTKIT)).anyMatch(isIn(Walls.APP));
        assertThat(packages).noneMatch(name -> name.endsWith(".planted"));
    }

    @Test
    void api_knowsNothingOfOurs() {
        assertStands(Walls.API_KNOWS_NOTHING_OF_OURS, "dev.tradewind.api.planted");
    }

    @Test
    void connectors_knowOnlyTheContract() {
        assertStands(Walls.CONNECTORS_KNOW_ONLY_THE_CONTRACT, "dev.tradewind.connector.planted");
    }

    @Test
    void engine_knowsNoSystemAndNoWeb() {
        assertStands(Walls.ENGINE_KNOWS_NO_SYSTEM_AND_NO_WEB, "dev.tradewind.engine.planted");
    }

    @Test
    void sandbox_knowsNoHub() {
        assertStands(Walls.SANDBOX_KNOWS_NO_HUB, "dev.tradewind.sandbox.planted");
    }

    @Test
    void testkit_knowsOnlyTheContract() {
        assertStands(Walls.TESTKIT_KNOWS_ONLY_THE_CONTRACT, "dev.tradewind.testkit.planted");
    }

    @Test
    void onlyTheApp_knowsTheApp() {
        assertStands(Walls.ONLY_THE_APP_KNOWS_THE_APP, "dev.tradewind.sandbox.planted");
    }

    private static Predicate<String> isIn(String wall) {
        return name -> PackageMatcher.of(wall).matches(name);
    }

    private static void assertStands(ArchRule wall, String planted) {
        wall.check(program);

        JavaClasses climbers = new ClassFileImporter().importPackages(planted);
        assertThatThrownBy(() -> wall.check(climbers))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("because")
                .hasMessageContaining(planted);
    }
}

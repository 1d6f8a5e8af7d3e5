package dev.tradewind.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import org.junit.jupiter.api.Test;

/** The walls within the engine stand, and each kind of wall stops the class that was planted to climb it. */
final class EngineWallsTest {

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tradewind.engine");

    private static final JavaClasses PLANTED =
            new ClassFileImporter().importPackages("dev.tradewind.engine.lane.planted");

    @Test
    void theEngine_isImported() {
        assertThat(ENGINE.contain("dev.tradewind.engine.lane.DeliveryStore")).isTrue();
        assertThat(ENGINE.contain("dev.tradewind.engine.lane.planted.Climber")).isFalse();
        assertThat(PLANTED.contain("dev.tradewind.engine.lane.planted.Climber")).isTrue();
    }

    @Test
    void imports_pointDownOnly() {
        assertThat(EngineWalls.floors().stream()
                        .map(floor -> floor.allowEmptyShould(true).evaluate(ENGINE))
                        .filter(EvaluationResult::hasViolation)
                        .map(result -> result.getFailureReport().toString()))
                .isEmpty();
    }

    @Test
    void anOrganThatKnowsAnother_isCaught() {
        assertThatThrownBy(() -> {
                    for (ArchRule floor : EngineWalls.floors()) {
                        floor.allowEmptyShould(true).check(PLANTED);
                    }
                })
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("lane knows only what is below it")
                .hasMessageContaining("Climber");
    }

    @Test
    void timeAndChance_areHandedIn() {
        EngineWalls.TIME_AND_CHANCE_ARE_HANDED_IN.check(ENGINE);
    }

    @Test
    void aClassThatReadsTheClock_sleepsOrThrowsDice_isCaught() {
        assertThatThrownBy(() -> EngineWalls.TIME_AND_CHANCE_ARE_HANDED_IN.check(PLANTED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Instant.now")
                .hasMessageContaining("Thread.sleep")
                .hasMessageContaining("Random.<init>");
    }
}

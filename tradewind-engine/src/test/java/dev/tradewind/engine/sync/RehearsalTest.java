package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.base.Dialect;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.base.TestDatabase;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.testkit.HandClock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a flow would do is what it does, and rehearsing it does nothing. */
@ParameterizedClass
@EnumSource(Dialect.class)
class RehearsalTest {

    @Parameter
    Dialect dialect;

    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private Rig rig;
    private Rehearsal rehearsal;

    @BeforeEach
    void start() {
        rig = Rig.on(TestDatabase.settings(dialect), Steps.NONE, new HandClock(Rig.START))
                .cancelling(shop, Map.of("erp", erp), Rig.rules(Kind.STATE), Rig.UPSERT);
        rehearsal = new Rehearsal(rig.stores);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private Rehearsed rehearse(String record) {
        return rehearsal.of(rig.machinery.setup().flow("to-erp").orElseThrow(), record);
    }

    @Test
    void recordThatWasDelivered_wouldBeWrittenToWhereItIs_andNothingIsSent() {
        rig.receive(shop.save("1", "new", Rig.START));
        rig.settle();
        List<String> before = List.copyOf(erp.effects);

        assertThat(rehearse("1")).isInstanceOfSatisfying(Rehearsed.Write.class, write -> {
            assertThat(write.destination()).isEqualTo("erp");
            assertThat(write.operation()).isEqualTo("upsert");
            assertThat(write.bound()).isPresent();
            assertThat(write.input()).containsEntry("status", "new");
        });
        rig.settle();

        assertThat(erp.effects).isEqualTo(before).isNotEmpty();
    }

    @Test
    void recordThatTheFlowDoesNotWant_isToldSo() {
        rig.receive(shop.save("1", "draft", Rig.START));
        rig.settle();

        assertThat(rehearse("1")).isInstanceOf(Rehearsed.NotWanted.class);
    }

    @Test
    void recordThatIsGone_wouldBeCancelled() {
        rig.receive(shop.save("1", "new", Rig.START));
        rig.settle();
        rig.receive(shop.delete("1"));
        rig.settle();

        assertThat(rehearse("1"))
                .isInstanceOfSatisfying(
                        Rehearsed.Write.class,
                        write -> assertThat(write.operation()).isEqualTo("cancel"));
    }

    @Test
    void recordThatTheHubDoesNotKnow_isToldSo() {
        assertThat(rehearse("1")).isEqualTo(new Rehearsed.Unknown("shop", FakeShop.STREAM));
    }

    @Test
    void mapThatMakesNoObject_isToldAsTheDeadLetterWouldBe() {
        rig.receive(shop.save("1", "new", Rig.START));
        rig.settle();
        Flow flow = rig.machinery.setup().flow("to-erp").orElseThrow();
        Flow wrong = new Flow(
                flow.name(),
                2,
                flow.source(),
                flow.stream(),
                Optional.empty(),
                flow.destination(),
                flow.operation(),
                (input, variables) -> "text",
                Optional.empty(),
                flow.rules());

        assertThat(rehearsal.of(wrong, "1"))
                .isInstanceOfSatisfying(
                        Rehearsed.Failed.class,
                        failed -> assertThat(failed.reason())
                                .isEqualTo("the flow's map must make an object, and made a String"));
    }
}

package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import java.util.List;

/** One thing that a store can be told to do. Keeps nothing between calls. */
interface Operation {

    OperationSpec spec();

    /** What its input consists of. */
    Shape input();

    /** One outcome a write, in their order. */
    List<Outcome> perform(List<Write> writes, Shop shop);

    /** Does one write whose input fits. */
    @FunctionalInterface
    interface Deed {
        /**
         * What became of it.
         *
         * @throws Unfit if it cannot be meant
         * @throws Halt if a step of it failed
         */
        Outcome perform(Input input, Write write, Shop shop);
    }

    /** An operation that does one write after the other. */
    record Single(OperationSpec spec, Shape input, Deed deed) implements Operation {

        @Override
        public List<Outcome> perform(List<Write> writes, Shop shop) {
            return writes.stream().map(write -> one(write, shop)).toList();
        }

        private Outcome one(Write write, Shop shop) {
            try {
                return deed.perform(input.read(write.input()), write, shop);
            } catch (Unfit unfit) {
                return unfit.failure();
            } catch (Halt halt) {
                return halt.failure();
            }
        }
    }
}

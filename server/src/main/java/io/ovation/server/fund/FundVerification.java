package io.ovation.server.fund;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Does a closed run again from its frozen inputs, and compares hash and every share. Changes nothing. Blocking; any thread. */
@ApplicationScoped
class FundVerification {
    private final FundStore store;
    private final Computing computing;
    private final Database database;

    FundVerification(FundStore store, Computing computing, Database database) {
        this.store = store;
        this.computing = computing;
        this.database = database;
    }

    /**
     * What came of it.
     *
     * @param inputHash of the inputs as they are kept now
     * @param isSameHash whether it is that of the freezing
     * @param creators how many shares were compared
     * @param differing how many of them came out otherwise, or are missing on either side
     * @param sharesMicros the sum of the shares as they were computed again
     */
    record Verified(String inputHash, boolean isSameHash, long creators, long differing, long sharesMicros) {
        boolean isSame(@Nullable FundRun run) {
            return isSameHash && differing == 0 && run != null && run.sharesMicros() == sharesMicros;
        }
    }

    Verified verify(long number) {
        FundRun run = store.get(number);
        if (run.state() != RunState.CLOSED) {
            throw Problem.of(ProblemCode.FUND_DAY_OPEN)
                    .detail("The close is " + run.state().text());
        }
        return database.inTransaction(handle -> {
            Computing.Result again = computing.result(handle, run, false);
            long[] counts = new long[2];
            handle.createQuery("SELECT creator, micros FROM fund_share WHERE run = :run")
                    .bind("run", number)
                    .setFetchSize(10_000)
                    .map((row, context) -> new long[] {row.getLong(1), row.getLong(2)})
                    .useStream(rows -> rows.forEach(row -> {
                        int place = again.placeOf(row[0]);
                        counts[0]++;
                        counts[1] += place >= 0 && again.micros(place) == row[1] ? 0 : 1;
                    }));
            return new Verified(
                    again.hash(),
                    again.hash().equals(run.inputHash()),
                    counts[0],
                    counts[1] + Math.max(0, again.size() - counts[0]),
                    again.totals().shares);
        });
    }
}

package io.ovation.server.earning;

import io.ovation.economics.Asset;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.server.feed.FeedBatch;
import io.ovation.server.feed.FeedProjection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What of viewers' and the platform's money is which part of each creator's income, by hour: see {@link IncomeAmounts}. */
@ApplicationScoped
public class IncomeProjection implements FeedProjection {
    /** Its name, the key of its cursor. */
    public static final String NAME = "earning_income";

    private record Row(Instant hour, IncomeAmounts.Place place) {}

    private static final class Sum {
        private long micros;
        private long entries;
        private long gross;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(Handle handle, FeedBatch batch) {
        applyAll(handle, List.of(batch));
    }

    /** One statement, however many entries there are. */
    @Override
    public void applyAll(Handle handle, List<FeedBatch> batches) {
        Map<Row, Sum> rows = new LinkedHashMap<>();
        for (FeedBatch batch : batches) {
            Instant hour = batch.business().truncatedTo(ChronoUnit.HOURS);
            for (AcceptedEntry entry : batch.entries()) {
                IncomeAmounts.read(entry, (place, micros) -> {
                    Sum sum = rows.computeIfAbsent(new Row(hour, place), nothing -> new Sum());
                    sum.micros = Math.addExact(sum.micros, micros);
                    sum.entries += micros > 0 ? 1 : 0;
                    sum.gross = Math.addExact(sum.gross, Math.max(0, micros));
                });
            }
        }
        if (!rows.isEmpty()) {
            write(handle, rows);
        }
    }

    @Override
    public void clear(Handle handle) {
        handle.execute("DELETE FROM earning_income");
    }

    private static void write(Handle handle, Map<Row, Sum> rows) {
        int size = rows.size();
        Long[] creators = new Long[size];
        OffsetDateTime[] hours = new OffsetDateTime[size];
        String[] streams = new String[size];
        String[] parts = new String[size];
        String[] currencies = new String[size];
        Long[] micros = new Long[size];
        Long[] entries = new Long[size];
        Long[] gross = new Long[size];
        int i = 0;
        for (Map.Entry<Row, Sum> each : rows.entrySet()) {
            IncomeAmounts.Place place = each.getKey().place();
            creators[i] = place.creator();
            hours[i] = each.getKey().hour().atOffset(ZoneOffset.UTC);
            streams[i] = place.stream() == null ? "" : place.stream().code();
            parts[i] = place.part().code();
            currencies[i] = Asset.of(place.currency()).code();
            micros[i] = each.getValue().micros;
            gross[i] = each.getValue().gross;
            entries[i++] = each.getValue().entries;
        }
        handle.createUpdate("""
                        INSERT INTO earning_income AS i (creator, hour, stream, part, currency, micros, entries, gross)
                        SELECT * FROM unnest(:creators, CAST(:hours AS timestamptz[]), :streams, :parts, :currencies,
                            :micros, :entries, :gross)
                        ON CONFLICT (creator, hour, stream, part, currency) DO UPDATE
                            SET micros = i.micros + excluded.micros, entries = i.entries + excluded.entries,
                                gross = i.gross + excluded.gross""")
                .bindArray("creators", Long.class, (Object[]) creators)
                .bindArray("hours", String.class, (Object[]) texts(hours))
                .bindArray("streams", String.class, (Object[]) streams)
                .bindArray("parts", String.class, (Object[]) parts)
                .bindArray("currencies", String.class, (Object[]) currencies)
                .bindArray("micros", Long.class, (Object[]) micros)
                .bindArray("entries", Long.class, (Object[]) entries)
                .bindArray("gross", Long.class, (Object[]) gross)
                .execute();
    }

    private static String[] texts(OffsetDateTime[] times) {
        String[] texts = new String[times.length];
        for (int i = 0; i < times.length; i++) {
            texts[i] = times[i].toString();
        }
        return texts;
    }
}

package io.ovation.journal.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.journal.JournalDamaged;
import org.junit.jupiter.api.Test;

/** The order of the log decides what is in the chain. */
class PlaceTest {

    private long offset;

    @Test
    void the_first_record_that_carries_the_next_sequence_is_the_next_batch() {
        Place place = Place.START.after(batch(1, 1)).after(batch(2, 1));
        assertThat(place).isEqualTo(new Place(2, 1, 1, 2));
        assertThat(place.after(batch(2, 1)).sequence()).isEqualTo(2);
        assertThat(place.after(batch(1, 7)).epoch()).isEqualTo(1);
    }

    @Test
    void a_note_shuts_out_lower_epochs_from_there_on_and_no_others() {
        Place place = Place.START.after(batch(1, 1)).after(note(3));
        assertThat(place.sequence()).isEqualTo(1);
        assertThat(place.after(batch(2, 1)).sequence()).isEqualTo(1);
        assertThat(place.after(batch(2, 2)).sequence()).isEqualTo(1);
        assertThat(place.after(batch(2, 3)).sequence()).isEqualTo(2);
        assertThat(place.after(note(2)).epoch()).isEqualTo(3);
        assertThat(place.after(note(2)).after(batch(2, 4)).epoch()).isEqualTo(4);
    }

    @Test
    void a_batch_before_the_note_of_a_higher_epoch_stands() {
        Place place =
                Place.START.after(batch(1, 1)).after(batch(2, 1)).after(note(2)).after(batch(3, 2));
        assertThat(place.sequence()).isEqualTo(3);
    }

    @Test
    void a_foreign_record_is_passed_over() {
        Place place = Place.START.after(batch(1, 1)).after(new LogRecord(offset++, 1, 0, 0, null, null));
        assertThat(place).isEqualTo(new Place(1, 1, 0, 2));
    }

    @Test
    void a_missing_batch_is_damage() {
        Place place = Place.START.after(batch(1, 1));
        assertThatThrownBy(() -> place.after(batch(3, 1))).isInstanceOf(JournalDamaged.class);
    }

    @Test
    void places_that_were_passed_are_thinned_out_and_still_lead_to_every_sequence() {
        OffsetIndex index = new OffsetIndex(100);
        for (long sequence = 1; sequence <= 100_000; sequence++) {
            index.passed(new Place(sequence, 1, sequence * 3, sequence * 3 + 1));
        }
        assertThat(index.size()).isLessThanOrEqualTo(100);
        for (long sequence : new long[] {1, 777, 50_000, 99_999, 100_000}) {
            assertThat(sequence - index.atOrBefore(sequence).sequence()).isBetween(0L, 10_000L);
            assertThat(index.offsetAtOrAfter(sequence, 300_000)).isBetween(sequence * 3, (sequence + 10_000) * 3);
        }
    }

    private LogRecord batch(long sequence, int epoch) {
        return new LogRecord(offset++, 1, sequence, epoch, new byte[32], new byte[0]);
    }

    private LogRecord note(int epoch) {
        return new LogRecord(offset++, 1, 0, epoch, null, null);
    }
}

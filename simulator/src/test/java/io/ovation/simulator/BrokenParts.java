package io.ovation.simulator;

import io.ovation.journal.AppendRefused;
import io.ovation.journal.AppendUnknown;
import io.ovation.journal.EpochSuperseded;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.SequenceTaken;
import io.ovation.journal.Tail;
import io.ovation.journal.feed.ProjectionCursor;
import io.ovation.journal.feed.ProjectionStore;
import io.ovation.journal.snapshot.SnapshotPoint;
import io.ovation.journal.snapshot.SnapshotStore;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.IdIndex;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Mistakes that one could make in the code around the ledger, each as one broken part of a world. */
enum BrokenParts implements Parts {

    /** An append is confirmed when it was sent, not when it is durable. */
    ANSWERS_BEFORE_DURABLE {
        @Override
        public Journal journal(Journal real) {
            return new Passing(real) {
                @Override
                public void append(SealedBatch batch) {
                    try {
                        real.append(batch);
                    } catch (AppendUnknown notConfirmed) {
                        // The mistake: it was sent, was it not.
                    }
                }
            };
        }
    },

    /** An append of unknown result counts as one that was refused. */
    UNKNOWN_TAKEN_FOR_REFUSED {
        @Override
        public Journal journal(Journal real) {
            return new Passing(real) {
                @Override
                public void append(SealedBatch batch) {
                    try {
                        real.append(batch);
                    } catch (AppendUnknown unknown) {
                        throw new AppendRefused("it failed, did it not", unknown);
                    }
                }
            };
        }
    },

    /** A sequence that is taken counts as a batch that was refused, also when it was taken by this very batch. */
    TAKEN_TAKEN_FOR_REFUSED {
        @Override
        public Journal journal(Journal real) {
            return new Passing(real) {
                @Override
                public void append(SealedBatch batch) {
                    try {
                        real.append(batch);
                    } catch (SequenceTaken taken) {
                        throw new AppendRefused("somebody else was quicker", taken);
                    }
                }
            };
        }
    },

    /** After an append of unknown result the chain is read without a barrier: a late append lands after that. */
    NO_BARRIER_AFTER_UNKNOWN {
        @Override
        public Journal journal(Journal real) {
            return new Passing(real) {
                private int opened;

                @Override
                public SealedBatch open(int shard, int epoch, BatchTime time) {
                    if (opened != epoch) {
                        SealedBatch barrier = real.open(shard, epoch, time);
                        opened = epoch;
                        return barrier;
                    }
                    SealedBatch[] last = new SealedBatch[1];
                    real.read(shard, real.tail(shard).sequence(), batch -> {
                        last[0] = batch;
                        return true;
                    });
                    if (last[0] == null || last[0].epoch() > epoch) {
                        throw new EpochSuperseded("somebody else has the shard", null);
                    }
                    return last[0];
                }
            };
        }
    },

    /** Reads and rejections are answered without asking whether the epoch still holds. */
    EPOCH_NOT_CONFIRMED {
        @Override
        public Journal journal(Journal real) {
            return new Passing(real) {
                @Override
                public void confirm(int shard, int epoch, long sequence) {
                    // The mistake: it surely holds.
                }
            };
        }
    },

    /** Ids are forgotten before the index covers them. */
    FORGETS_BEFORE_THE_INDEX_COVERS {
        @Override
        public IdIndex index(IdIndex real) {
            return new IdIndex() {
                @Override
                public AcceptedEntry find(UUID id) {
                    return real.find(id);
                }

                @Override
                public long coveredSequence() {
                    return Long.MAX_VALUE;
                }
            };
        }
    },

    /** The index does not find some of what it covers. */
    INDEX_OVERLOOKS {
        @Override
        public IdIndex index(IdIndex real) {
            return new IdIndex() {
                @Override
                public AcceptedEntry find(UUID id) {
                    AcceptedEntry found = real.find(id);
                    return id.getLeastSignificantBits() % 2 == 0 ? found : null;
                }

                @Override
                public long coveredSequence() {
                    return real.coveredSequence();
                }
            };
        }
    },

    /** A look-up that fails counts as one that found nothing. */
    FAILED_LOOKUP_FOUND_NOTHING {
        @Override
        public IdIndex index(IdIndex real) {
            return new IdIndex() {
                @Override
                public AcceptedEntry find(UUID id) {
                    try {
                        return real.find(id);
                    } catch (JournalUnavailable away) {
                        return null;
                    }
                }

                @Override
                public long coveredSequence() {
                    return real.coveredSequence();
                }
            };
        }
    },

    /** The projection's cursor is committed before its rows. */
    CURSOR_APART_FROM_ROWS {
        @Override
        public ProjectionStore rows(ProjectionStore real) {
            return new PassingRows(real) {
                @Override
                public boolean move(ProjectionCursor from, ProjectionCursor to) throws SQLException {
                    boolean moved = real.move(from, to);
                    real.commit();
                    return moved;
                }
            };
        }
    },

    /** The projection's cursor is moved without looking where it is. */
    CURSOR_WITHOUT_COMPARISON {
        @Override
        public ProjectionStore rows(ProjectionStore real) {
            return new PassingRows(real) {
                @Override
                public boolean move(ProjectionCursor from, ProjectionCursor to) throws SQLException {
                    return real.move(real.cursor(), to);
                }
            };
        }
    },

    /** A snapshot holds balances but not the ids in memory. */
    SNAPSHOT_WITHOUT_IDS {
        @Override
        public SnapshotStore snapshots(SnapshotStore real) {
            return new SnapshotStore() {
                @Override
                public void save(SnapshotPoint point, InputStream state) {
                    try {
                        real.save(point, new ByteArrayInputStream(withoutIds(state.readAllBytes())));
                    } catch (IOException impossible) {
                        throw new UncheckedIOException(impossible);
                    }
                }

                @Override
                public List<SnapshotPoint> points(int shard) {
                    return real.points(shard);
                }

                @Override
                public InputStream open(SnapshotPoint point) {
                    return real.open(point);
                }

                @Override
                public void prune(int shard, int keep) {
                    real.prune(shard, keep);
                }
            };
        }
    },

    /** A follower counts a batch as taken before its consumer has taken it. */
    FOLLOWER_SKIPS_WHAT_FAILED {
        @Override
        public Consumer<JournalBatch> follower(Consumer<JournalBatch> real) {
            return batch -> {
                try {
                    real.accept(batch);
                } catch (RefusedBatch lost) {
                    // The mistake: it was delivered, was it not.
                }
            };
        }
    },

    /** Two holders of the lease get the same epoch now and then. */
    SAME_EPOCH_TWICE {
        @Override
        public int nextEpoch(int last) {
            return Math.max(1, last);
        }
    };

    /** A saved state with its two generations of ids left out, as its parts are described in the ledger's StateParts. */
    static byte[] withoutIds(byte[] state) {
        ByteBuffer in = ByteBuffer.wrap(state);
        ByteBuffer out = ByteBuffer.allocate(state.length);
        while (in.hasRemaining()) {
            long first = in.getLong();
            int kind = (int) (first >>> 32);
            long[] part = new long[(int) first];
            part[0] = first;
            for (int i = 1; i < part.length; i++) {
                part[i] = in.getLong();
            }
            if (kind == 1) {
                for (int generation : new int[] {8, 11}) {
                    part[generation] = 0;
                    part[generation + 1] = -1;
                    part[generation + 2] = 0;
                }
            }
            if (kind != 4 && kind != 5) {
                for (long each : part) {
                    out.putLong(each);
                }
            }
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    /** Hands everything on. */
    private static class Passing implements Journal {
        final Journal real;

        Passing(Journal real) {
            this.real = real;
        }

        @Override
        public SealedBatch open(int shard, int epoch, BatchTime time) {
            return real.open(shard, epoch, time);
        }

        @Override
        public void append(SealedBatch batch) {
            real.append(batch);
        }

        @Override
        public void confirm(int shard, int epoch, long sequence) {
            real.confirm(shard, epoch, sequence);
        }

        @Override
        public void read(int shard, long fromSequence, BatchVisitor visitor) {
            real.read(shard, fromSequence, visitor);
        }

        @Override
        public Tail tail(int shard) {
            return real.tail(shard);
        }

        @Override
        public void close() {
            real.close();
        }
    }

    /** Hands everything on. */
    private static class PassingRows implements ProjectionStore {
        final ProjectionStore real;

        PassingRows(ProjectionStore real) {
            this.real = real;
        }

        @Override
        public ProjectionCursor cursor() throws SQLException {
            return real.cursor();
        }

        @Override
        public boolean move(ProjectionCursor from, ProjectionCursor to) throws SQLException {
            return real.move(from, to);
        }

        @Override
        public void apply(List<JournalBatch> batches) throws SQLException {
            real.apply(batches);
        }

        @Override
        public void clear() throws SQLException {
            real.clear();
        }

        @Override
        public void commit() throws SQLException {
            real.commit();
        }

        @Override
        public void rollback() throws SQLException {
            real.rollback();
        }

        @Override
        public void disconnect() {
            real.disconnect();
        }
    }
}

package io.ovation.audience.show;

import java.util.LinkedHashMap;
import java.util.Map;

/** Ids seen lately: a bounded set that forgets the oldest. */
final class Recent {
    private static final int MOST = 500_000;

    private final LinkedHashMap<String, Boolean> ids = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /** True when the id was not there. */
    boolean add(String id) {
        return ids.put(id, Boolean.TRUE) == null;
    }
}

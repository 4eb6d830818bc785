package io.ovation.server.risk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Connected components: users who share a value are connected, and so is whoever is connected with one of them. Pure. */
final class LinkGraph {
    private LinkGraph() {}

    /** Somebody and a value they have; values are equal when their texts are. */
    record Edge(long user, String value) {}

    /** The component of each user, by its smallest number; users who share nothing are left out. */
    static Map<Long, Long> components(List<Edge> edges) {
        Map<Long, Long> parents = new HashMap<>();
        Map<String, Long> firstOf = new HashMap<>();
        for (Edge edge : edges) {
            parents.putIfAbsent(edge.user(), edge.user());
            Long first = firstOf.putIfAbsent(edge.value(), edge.user());
            if (first != null) {
                join(parents, first, edge.user());
            }
        }
        Map<Long, Integer> sizes = new HashMap<>();
        parents.keySet().forEach(user -> sizes.merge(root(parents, user), 1, Integer::sum));
        Map<Long, Long> components = new TreeMap<>();
        for (Long user : List.copyOf(parents.keySet())) {
            long root = root(parents, user);
            if (sizes.getOrDefault(root, 1) > 1) {
                components.put(user, root);
            }
        }
        return components;
    }

    /** The smaller number is the root, so that a component has the same name however it came about. */
    private static void join(Map<Long, Long> parents, long one, long other) {
        long first = root(parents, one);
        long second = root(parents, other);
        if (first != second) {
            parents.put(Math.max(first, second), Math.min(first, second));
        }
    }

    private static long root(Map<Long, Long> parents, long user) {
        long root = user;
        for (long parent = parents.getOrDefault(root, root); parent != root; ) {
            root = parent;
            parent = parents.getOrDefault(root, root);
        }
        for (long each = user; each != root; ) {
            long next = parents.getOrDefault(each, root);
            parents.put(each, root);
            each = next;
        }
        return root;
    }
}

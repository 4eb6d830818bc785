package io.ovation.server.payout.statement;

import java.util.List;

/**
 * What a statement says, before it is a file. Immutable.
 *
 * @param title its first line
 * @param facts name and value, in their order
 * @param columns of the table
 * @param rows of the table, each with a cell for every column
 * @param totals below the table: name and value
 * @param notes in small print
 */
record StatementDocument(
        String title,
        List<Fact> facts,
        List<String> columns,
        List<List<String>> rows,
        List<Fact> totals,
        List<String> notes) {
    StatementDocument {
        facts = List.copyOf(facts);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        totals = List.copyOf(totals);
        notes = List.copyOf(notes);
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException("a row has " + row.size() + " cells, not " + columns.size());
            }
        }
    }

    /** A name and a value. */
    record Fact(String name, String value) {}
}

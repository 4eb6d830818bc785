package io.ovation.benchmark;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * The page with the results.
 *
 * @param machine what it ran on
 * @param jvm what it ran in
 * @param postgres what it was stored by
 */
record ResultsPage(String machine, String jvm, String postgres) {

    String text(List<Report.Line> lines, LocalDate day, double loadBefore, String note) {
        StringBuilder page = new StringBuilder("# Results\n\nWritten by `./ovation bench` on " + day
                + ". How each figure comes about: [README.md](README.md).\n\n");
        page.append("- Machine: ").append(machine).append('\n');
        page.append("- JVM: ").append(jvm).append('\n');
        page.append("- Database: ").append(postgres).append('\n');
        page.append(String.format(Locale.ROOT, "- Load before the run: %.2f", loadBefore));
        page.append(
                loadBefore > 0.5
                        ? ". The machine was shared with other work; quiet, the figures are better.\n"
                        : ".\n");
        if (!note.isBlank()) {
            page.append("- ").append(note).append('\n');
        }
        page.append("\n| measure | value | how |\n|---|---|---|\n");
        for (Report.Line line : lines) {
            page.append("| ")
                    .append(line.measure())
                    .append(" | ")
                    .append(line.value())
                    .append(" | ")
                    .append(line.how())
                    .append(" |\n");
        }
        return page.toString();
    }
}

package io.ovation.server.payout.statement;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Objects;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A statement as a PDF of A4 pages, with its font inside: Liberation Sans, which PDFBox brings along. Letters that it does not
 * have become question marks. Not thread-safe; one a document.
 */
final class StatementPdf {
    private static final float MARGIN = 50;
    private static final float LINE = 14;
    private static final float SIZE = 9;
    private static final float TITLE_SIZE = 16;
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDDocument pdf;
    private final PDFont font;
    private PDPageContentStream page;
    private float y;
    private int pages;

    private StatementPdf(PDDocument pdf) throws IOException {
        this.pdf = pdf;
        try (InputStream file =
                Objects.requireNonNull(StatementPdf.class.getResourceAsStream(FONT), "the font of PDFBox")) {
            this.font = PDType0Font.load(pdf, file, true);
        }
        this.page = newPage();
    }

    static byte[] write(StatementDocument document, java.time.Instant at) {
        try (PDDocument pdf = new PDDocument()) {
            PDDocumentInformation information = new PDDocumentInformation();
            information.setTitle(document.title());
            information.setProducer("Ovation");
            Calendar date = new GregorianCalendar(TimeZone.getTimeZone("UTC"), java.util.Locale.ROOT);
            date.setTimeInMillis(at.toEpochMilli());
            information.setCreationDate(date);
            pdf.setDocumentInformation(information);
            new StatementPdf(pdf).body(document);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void body(StatementDocument document) throws IOException {
        text(MARGIN, TITLE_SIZE, document.title());
        y -= 2 * LINE;
        for (StatementDocument.Fact fact : document.facts()) {
            fact(fact);
        }
        y -= LINE;
        table(document);
        y -= LINE / 2;
        for (StatementDocument.Fact total : document.totals()) {
            fact(total);
        }
        y -= LINE;
        for (String note : document.notes()) {
            for (String line : wrapped(note)) {
                room();
                text(MARGIN, SIZE - 1, line);
                y -= LINE;
            }
        }
        page.close();
    }

    private void fact(StatementDocument.Fact fact) throws IOException {
        room();
        text(MARGIN, SIZE, fact.name());
        text(MARGIN + 150, SIZE, fact.value());
        y -= LINE;
    }

    private void table(StatementDocument document) throws IOException {
        if (document.columns().isEmpty()) {
            return;
        }
        float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
        float[] widths = widths(document, width);
        row(document.columns(), widths);
        rule(width);
        for (List<String> row : document.rows()) {
            if (y < MARGIN + 2 * LINE) {
                page.close();
                page = newPage();
                row(document.columns(), widths);
                rule(width);
            }
            row(row, widths);
        }
        rule(width);
    }

    /** Columns share the width as their widest cells need it. */
    private float[] widths(StatementDocument document, float width) throws IOException {
        float[] widths = new float[document.columns().size()];
        float sum = 0;
        for (int i = 0; i < widths.length; i++) {
            widths[i] = width(document.columns().get(i), SIZE);
            for (List<String> row : document.rows()) {
                widths[i] = Math.max(widths[i], width(row.get(i), SIZE));
            }
            widths[i] += 8;
            sum += widths[i];
        }
        for (int i = 0; i < widths.length; i++) {
            widths[i] *= width / Math.max(sum, 1);
        }
        return widths;
    }

    private void row(List<String> cells, float[] widths) throws IOException {
        float x = MARGIN;
        for (int i = 0; i < cells.size(); i++) {
            text(x, SIZE, fitted(cells.get(i), widths[i] - 4));
            x += widths[i];
        }
        y -= LINE;
    }

    private void rule(float width) throws IOException {
        float at = y + LINE - 3;
        page.setLineWidth(0.5f);
        page.moveTo(MARGIN, at);
        page.lineTo(MARGIN + width, at);
        page.stroke();
    }

    private String fitted(String text, float width) throws IOException {
        String cut = text;
        while (cut.length() > 1 && width(cut, SIZE) > width) {
            cut = cut.substring(0, cut.length() - 2) + "…";
        }
        return cut;
    }

    private List<String> wrapped(String text) throws IOException {
        float width = PDRectangle.A4.getWidth() - 2 * MARGIN;
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && width(line + " " + word, SIZE - 1) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private void text(float x, float size, String text) throws IOException {
        page.beginText();
        page.setFont(font, size);
        page.newLineAtOffset(x, y);
        page.showText(printable(text));
        page.endText();
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(printable(text)) / 1_000 * size;
    }

    /** Only letters that the font has: it throws on others. */
    private String printable(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().forEach(point -> {
            String letter = Character.toString(point);
            try {
                font.encode(letter);
                printable.append(Character.isISOControl(point) ? " " : letter);
            } catch (IOException | IllegalArgumentException missing) {
                printable.append('?');
            }
        });
        return printable.toString();
    }

    private void room() throws IOException {
        if (y < MARGIN + LINE) {
            page.close();
            page = newPage();
        }
    }

    private PDPageContentStream newPage() throws IOException {
        PDPage fresh = new PDPage(PDRectangle.A4);
        pdf.addPage(fresh);
        pages++;
        PDPageContentStream stream = new PDPageContentStream(pdf, fresh);
        y = PDRectangle.A4.getHeight() - MARGIN;
        stream.beginText();
        stream.setFont(font, SIZE - 2);
        stream.newLineAtOffset(MARGIN, MARGIN - 20);
        stream.showText("Page " + pages);
        stream.endText();
        return stream;
    }
}

package io.ovation.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documentation whose blocks are run: {@code sh} commands, the {@code text} they promise, {@code java} code. */
public final class DocPage {
    private static final Pattern BLOCK =
            Pattern.compile("^```(\\w+)(?: (\\w+))?\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
    private static final long PATIENCE_SECONDS = 120;

    /**
     * A block.
     *
     * @param kind the language, such as {@code sh}
     * @param name what stands behind it; empty when nothing does
     */
    public record Block(String kind, String name, String text) {}

    private final Path file;

    private DocPage(Path file) {
        this.file = file;
    }

    /** A page by its path from the root of the repository. */
    public static DocPage of(String path) {
        return new DocPage(ROOT.resolve(path));
    }

    /** The blocks of a kind, in their order. */
    public List<Block> blocks(String kind) throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(Files.readString(file));
        while (matcher.find()) {
            if (matcher.group(1).equals(kind)) {
                blocks.add(new Block(kind, matcher.group(2) == null ? "" : matcher.group(2), matcher.group(3)));
            }
        }
        return blocks;
    }

    /** Runs all commands in one shell, in the root of the repository, and expects every promised line in what they print. */
    public void commandsSayWhatIsPromised(Map<String, String> environment) throws IOException, InterruptedException {
        // What the page leaves running behind it ends with the shell.
        String commands = "trap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n"
                + String.join("\n", blocks("sh").stream().map(Block::text).toList());
        List<String> promised =
                blocks("text").stream().flatMap(block -> block.text().lines()).toList();
        assertThat(promised).isNotEmpty();
        Path output = Files.createTempFile("commands", ".out");
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        bash.environment().putAll(environment);
        Process shell = bash.start();
        try {
            boolean ended = shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            String said = Files.readString(output);
            assertThat(ended)
                    .as("still running after %s s:%n%s", PATIENCE_SECONDS, said)
                    .isTrue();
            assertThat(shell.exitValue()).as(said).isZero();
            assertThat(said).contains(promised);
        } finally {
            shell.descendants().forEach(ProcessHandle::destroy);
            shell.destroy();
            Files.deleteIfExists(output);
        }
    }

    /**
     * Expects each {@code java} block to be the code between {@code // <name>} and {@code // end} of a test that runs it.
     * With {@code -Ddocs.write=true} the page is changed instead.
     */
    public void codeIs(String test) throws IOException {
        String source = Files.readString(ROOT.resolve(test));
        String page = Files.readString(file);
        assertThat(blocks("java")).isNotEmpty();
        for (Block block : blocks("java")) {
            String code = region(source, block.name());
            page = page.replace(
                    "```java " + block.name() + "\n" + block.text() + "```",
                    "```java " + block.name() + "\n" + code + "```");
        }
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(file, page);
        }
        assertThat(page)
                .as("%s shows what %s runs; write it with -Ddocs.write=true", file, test)
                .isEqualTo(Files.readString(file));
    }

    private static String region(String source, String name) {
        Matcher region = Pattern.compile("^( *)// " + name + "\n(.*?)^ *// end$", Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(source);
        assertThat(region.find()).as("code called " + name).isTrue();
        String indent = region.group(1);
        StringBuilder code = new StringBuilder();
        region.group(2)
                .lines()
                .forEach(line -> code.append(line.startsWith(indent) ? line.substring(indent.length()) : line.strip())
                        .append('\n'));
        return code.toString();
    }
}

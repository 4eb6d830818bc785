package io.ovation.server.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at screens as people do: on a phone and on a desk, in the dark and in the light. Saves a picture of each, and notes
 * what axe finds wrong and what does not fit.
 */
final class Screens {
    private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
    private static final Path PICTURES = ROOT.resolve("server/target/screenshots");
    private static final Path AXE = ROOT.resolve("web/node_modules/axe-core/axe.min.js");
    private static final Map<String, int[]> SIZES =
            Map.of("phone", new int[] {390, 844}, "desk", new int[] {1440, 900});
    private static final List<String> LIGHTS = List.of("dark", "light");

    private static final String SIGN_IN = """
            async persona => {
              const answer = await fetch('/v1/sandbox/sessions', {
                method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify({persona})});
              const session = await answer.json();
              localStorage.setItem('ovation.session', JSON.stringify({persona, token: session.token, user: session.user}));
            }""";
    private static final String AUDIT = """
            async () => {
              const result = await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']});
              return result.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | '));
            }""";

    private final Browser browser;
    private final String root;
    private final String axe;
    private final List<String> findings = new ArrayList<>();

    Screens(Browser browser, String root) {
        this.browser = browser;
        this.root = root;
        try {
            Files.createDirectories(PICTURES);
            axe = Files.readString(AXE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the screens looked at so far. */
    List<String> findings() {
        return findings;
    }

    /** Looks at one screen in both sizes and both lights; as a guest when there is no persona. */
    void look(String name, String path, @Nullable String persona) {
        SIZES.forEach((size, pixels) -> {
            for (String light : LIGHTS) {
                look(name + "-" + size + "-" + light, path, persona, pixels, light);
            }
        });
    }

    private void look(String picture, String path, @Nullable String persona, int[] pixels, String light) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(root)
                .setViewportSize(pixels[0], pixels[1])
                .setLocale("en-US")
                // axe is brought into the page from outside, which the page's own policy rightly forbids.
                .setBypassCSP(true)
                .setReducedMotion(ReducedMotion.REDUCE))) {
            context.setDefaultTimeout(60_000);
            Page page = context.newPage();
            page.navigate("/icon.svg");
            if (persona != null) {
                page.evaluate(SIGN_IN, persona);
            }
            page.evaluate("light => localStorage.setItem('ovation.theme', light)", light);
            page.navigate(path);
            page.locator("h1").first().waitFor();
            page.waitForFunction("() => document.querySelectorAll('.skeleton').length === 0");
            page.waitForTimeout(700);
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture + ".png")));
            Object overflow = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
            if (overflow instanceof Number pixelsOver && pixelsOver.intValue() > 0) {
                findings.add(picture + ": " + pixelsOver + " px wider than the screen");
            }
            page.evaluate(axe);
            if (page.evaluate(AUDIT) instanceof List<?> violations) {
                violations.forEach(violation -> findings.add(picture + ": " + violation));
            }
        }
    }
}

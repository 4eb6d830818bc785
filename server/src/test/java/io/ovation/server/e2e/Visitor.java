package io.ovation.server.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;

/** Someone in front of a browser of their own. Remembers what the page complained about. */
final class Visitor implements AutoCloseable {
    private static final double PATIENCE_MILLIS = 60_000;

    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(Browser browser, String root, int width, int height) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(root)
                .setViewportSize(width, height)
                .setLocale("en-US")
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
    }

    Page page() {
        return page;
    }

    /** What went wrong in the page: script errors, refused scripts, failed requests. */
    List<String> complaints() {
        return complaints;
    }

    void goTo(String path) {
        page.navigate(path);
    }

    /** Steps in as a persona through the header's menu. */
    void stepInAs(String persona) {
        page.getByRole(AriaRole.BANNER).getByRole(AriaRole.BUTTON).last().click();
        page.locator("header [data-persona=" + persona + "]").click();
        patiently(page.getByRole(AriaRole.BANNER).getByLabel("Signed in as")).isVisible();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator marked(String testId) {
        return page.getByTestId(testId);
    }

    /** An assertion that waits as long as a busy machine may need. */
    static PatientLocator patiently(Locator locator) {
        return new PatientLocator(locator);
    }

    @Override
    public void close() {
        context.close();
    }

    /** The few assertions the story needs, with one patience for all. */
    record PatientLocator(Locator locator) {
        void isVisible() {
            assertThat(locator)
                    .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                            .setTimeout(PATIENCE_MILLIS));
        }

        void containsText(String text) {
            assertThat(locator)
                    .containsText(
                            text,
                            new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                    .setTimeout(PATIENCE_MILLIS));
        }

        void has(String attribute, String value) {
            assertThat(locator)
                    .hasAttribute(
                            attribute,
                            value,
                            new com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions()
                                    .setTimeout(PATIENCE_MILLIS));
        }
    }
}

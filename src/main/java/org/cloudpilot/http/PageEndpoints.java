package org.cloudpilot.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;

/// What developers read: the OpenAPI document, Swagger UI, and the user guide. All of it comes from
/// the program itself, nothing from elsewhere.
final class PageEndpoints {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String CSS = "text/css; charset=utf-8";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String PNG = "image/png";
    private static final String WEBJAR = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; connect-src 'self'; base-uri 'self';"
                    + " form-action 'none'; frame-ancestors 'none'";

    private record Asset(String type, String resource) {}

    private final Map<String, Asset> assets;
    private final GuidePages guide = new GuidePages();
    private final Supplier<byte[]> document;

    /// @param document the OpenAPI document
    PageEndpoints(Supplier<byte[]> document) {
        this.document = document;
        String webjar = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";
        this.assets =
                Map.of(
                        "swagger-ui.css", new Asset(CSS, webjar + "swagger-ui.css"),
                        "swagger-ui-bundle.js", new Asset(SCRIPT, webjar + "swagger-ui-bundle.js"),
                        "favicon-32x32.png", new Asset(PNG, webjar + "favicon-32x32.png"),
                        "begin.js", new Asset(SCRIPT, "begin.js"));
    }

    List<Route> routes() {
        return List.of(
                Route.get("/openapi.json", Access.ANONYMOUS, _ -> document())
                        .as("showOpenApi")
                        .answers(200, Map.of("openapi", "3.1.0")),
                Route.get("/swagger/", Access.ANONYMOUS, _ -> asset(HTML, "swagger.html"))
                        .as("showSwagger")
                        .answers(200, HTML, "<!doctype html>"),
                Route.get("/swagger/{file:word}", Access.ANONYMOUS, this::swagger)
                        .as("showSwaggerFile")
                        .answers(200, SCRIPT, "")
                        .answers(200, CSS, "")
                        .answers(200, PNG, ""),
                Route.get("/docs/", Access.ANONYMOUS, _ -> page(guide.first()))
                        .as("showGuide")
                        .answers(200, HTML, "<!doctype html>"),
                Route.get("/docs/{page:word}", Access.ANONYMOUS, this::guide)
                        .as("showGuidePage")
                        .answers(200, HTML, "<!doctype html>")
                        .answers(200, CSS, ""));
    }

    private Outcome<Answer> document() {
        return Outcome.done(Answer.of(200, "application/json", document.get()));
    }

    private Outcome<Answer> swagger(Call call) {
        Asset asset = assets.get(call.words().getFirst());
        return asset == null ? absent() : asset(asset.type(), asset.resource());
    }

    private Outcome<Answer> guide(Call call) {
        String name = call.words().getFirst();
        return name.equals("guide.css") ? asset(CSS, "guide.css") : page(guide.page(name));
    }

    private static Outcome<Answer> page(Optional<byte[]> html) {
        return html.isEmpty()
                ? absent()
                : Outcome.done(protectedBy(Answer.of(200, HTML, html.get())));
    }

    private static Outcome<Answer> absent() {
        return Outcome.refused(new Refusal.NotFound());
    }

    private static Outcome<Answer> asset(String type, String resource) {
        return Outcome.done(protectedBy(Answer.of(200, type, read(resource))));
    }

    private static Answer protectedBy(Answer answer) {
        return answer.with("Content-Security-Policy", POLICY)
                .with("Referrer-Policy", "no-referrer")
                .with("X-Frame-Options", "DENY");
    }

    private static byte[] read(String resource) {
        try (InputStream in = PageEndpoints.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not in the program: " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String version() {
        Properties properties = new Properties();
        try {
            properties.load(
                    new java.io.StringReader(new String(read(WEBJAR), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}

package org.cloudpilot.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.service.access.AccessService;
import org.cloudpilot.service.access.AccountService;
import org.cloudpilot.service.access.KeyService;
import org.cloudpilot.service.access.ProfileService;
import org.cloudpilot.service.access.SpaceService;
import org.cloudpilot.service.access.UserService;
import org.cloudpilot.service.command.CommandService;
import org.cloudpilot.service.fleet.CredentialService;
import org.cloudpilot.service.fleet.ExportService;
import org.cloudpilot.service.fleet.FleetService;
import org.cloudpilot.service.fleet.ImportService;
import org.cloudpilot.service.fleet.TrustService;
import org.cloudpilot.service.payments.PaymentService;
import org.jspecify.annotations.Nullable;

/// Puts the table of routes together, feature by feature.
final class Endpoints {
    private Endpoints() {}

    static RouteTable table(
            AccessService access,
            AccountService accounts,
            ProfileService profiles,
            UserService users,
            KeyService keys,
            SpaceService spaces,
            FleetService fleet,
            TrustService trust,
            CredentialService credentials,
            ExportService exports,
            ImportService imports,
            CommandService commands,
            PaymentService payments,
            Streams streams,
            RequestMeter meter,
            String version) {
        List<Route> routes = new ArrayList<>();
        var pages = new PageEndpoints(new Lazy(() -> OpenApi.document(routes, version)));
        Stream.of(
                        general(),
                        new UserEndpoints(access).routes(),
                        new AccountEndpoints(accounts, users).routes(),
                        new ProfileEndpoints(profiles).routes(),
                        new KeyEndpoints(keys).routes(),
                        new SpaceEndpoints(spaces).routes(),
                        new RouterEndpoints(fleet).routes(),
                        new DeviceEndpoints(fleet).routes(),
                        new CommandEndpoints(commands).routes(),
                        new TrustEndpoints(trust).routes(),
                        new CredentialEndpoints(credentials).routes(),
                        new ExportEndpoints(exports).routes(),
                        new ImportEndpoints(imports, fleet).routes(),
                        new PaymentEndpoints(payments).routes(),
                        new EventEndpoints(fleet, access, streams).routes(),
                        new MetricsEndpoints(fleet, meter, streams, version).routes(),
                        pages.routes())
                .flatMap(List::stream)
                .forEach(routes::add);
        return new RouteTable(routes);
    }

    /// Made at its first use: most starts never need it.
    private static final class Lazy implements Supplier<byte[]> {
        private final Supplier<byte[]> made;
        private byte @Nullable [] value;

        Lazy(Supplier<byte[]> made) {
            this.made = made;
        }

        @Override
        public synchronized byte[] get() {
            byte[] known = value;
            if (known == null) {
                known = made.get();
                value = known;
            }
            return known;
        }
    }

    private record Pointer(String message, String health) {}

    private record Health(String status) {}

    private static List<Route> general() {
        Health health = new Health("ok");
        Pointer pointer = new Pointer(Sentences.of("http.pointer"), "/health/");
        return List.of(
                Route.get("/", Access.ANONYMOUS, _ -> Outcome.done(Answer.ok(pointer)))
                        .as("showPointer")
                        .answers(200, pointer),
                Route.get("/health/", Access.ANONYMOUS, _ -> Outcome.done(Answer.ok(health)))
                        .as("showHealth")
                        .answers(200, health));
    }
}

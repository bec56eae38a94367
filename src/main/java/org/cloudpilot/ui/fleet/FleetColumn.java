package org.cloudpilot.ui.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.cloudpilot.model.DeviceInfo;
import org.cloudpilot.model.Host;
import org.cloudpilot.model.Router;
import org.cloudpilot.model.RouterState;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.ui.control.Units;
import org.jspecify.annotations.Nullable;

/// The columns that the table can show: heading, text and order of each.
public enum FleetColumn {
    STATUS(128, false, true, line -> stateName(line.state()), by(FleetColumn::severity)),
    NAME(132, false, true, line -> line.router().name(), byText(line -> line.router().name())),
    SITE(130, false, true, line -> line.router().site()),
    HOST(112, false, true, FleetColumn::address, by(FleetColumn::hostKey)),
    MODEL(112, false, true, info(DeviceInfo::model, DeviceInfo::boardName)),
    VERSION(68, true, true, FleetColumn::version, by(FleetColumn::versionKey)),
    CPU(58, true, true, line -> Units.percent(cpu(line)), by(FleetColumn::cpu)),
    MEMORY(72, true, true, line -> Units.percent(memory(line)), by(FleetColumn::memory)),
    UPTIME(78, true, true, line -> duration(uptime(line)), by(FleetColumn::uptime)),
    TAGS(120, false, true, line -> String.join(", ", line.router().tags())),
    SEEN(62, true, true, FleetColumn::seen, by(line -> line.status().lastSeen())),
    ADDRESS(140, false, false, FleetColumn::addressInUse),
    IDENTITY(140, false, false, info(DeviceInfo::identity)),
    BOARD(130, false, false, info(DeviceInfo::boardName)),
    SERIAL(130, false, false, info(DeviceInfo::serialNumber)),
    FIRMWARE(90, true, false, info(DeviceInfo::firmware)),
    TRANSPORT(80, false, false, line -> line.router().transport().word()),
    LATENCY(80, true, false, line -> latency(line.status().latency()), by(FleetColumn::latencyOf)),
    TEMPERATURE(70, true, false, line -> degrees(temperature(line)), by(FleetColumn::temperature)),
    USER(100, false, false, line -> line.router().username()),
    NOTE(180, false, false, line -> line.router().note().lines().findFirst().orElse(""));

    private final double width;
    private final boolean figures;
    private final boolean usual;
    private final BiFunction<RouterLine, Clock, String> text;
    private final Order order;

    /// Both ways; what is not known comes last in either.
    private record Order(Comparator<RouterLine> rising, Comparator<RouterLine> falling) {}

    FleetColumn(double width, boolean figures, boolean usual, Function<RouterLine, String> text) {
        this(width, figures, usual, text, byText(text));
    }

    FleetColumn(
            double width,
            boolean figures,
            boolean usual,
            Function<RouterLine, String> text,
            Order order) {
        this(width, figures, usual, (line, clock) -> text.apply(line), order);
    }

    FleetColumn(
            double width,
            boolean figures,
            boolean usual,
            BiFunction<RouterLine, Clock, String> text,
            Order order) {
        this.width = width;
        this.figures = figures;
        this.usual = usual;
        this.text = text;
        this.order = order;
    }

    /// What the layout file calls it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FleetColumn> ofWord(String word) {
        for (FleetColumn column : values()) {
            if (column.word().equals(word)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    public String heading() {
        return Sentences.of("ui.column." + word());
    }

    /// In pixels, before a person changes it.
    public double width() {
        return width;
    }

    /// Whether it holds figures, which stand at the right.
    public boolean figures() {
        return figures;
    }

    /// Whether it is shown until a person chooses otherwise.
    public boolean usual() {
        return usual;
    }

    public String text(RouterLine line, Clock clock) {
        return text.apply(line, clock);
    }

    /// What is not known comes last, rising or falling.
    public Comparator<RouterLine> order(boolean falling) {
        return falling ? order.falling() : order.rising();
    }

    /// The larger, the sooner it is left out where there is no room; 0 always stays.
    public int spare() {
        return switch (this) {
            case STATUS, NAME, HOST -> 0;
            case CPU -> 1;
            case SEEN -> 2;
            case VERSION -> 3;
            case MEMORY -> 4;
            case MODEL -> 5;
            case UPTIME -> 6;
            case SITE -> 7;
            case TAGS -> 8;
            default -> 9;
        };
    }

    public static List<FleetColumn> usualOnes() {
        return List.of(values()).stream().filter(FleetColumn::usual).toList();
    }

    public static String stateName(RouterState state) {
        return Sentences.of("ui.state." + state.word());
    }

    private static <C extends Comparable<? super C>> Order by(
            Function<RouterLine, @Nullable C> key) {
        return new Order(
                Comparator.comparing(key, Comparator.nullsLast(Comparator.naturalOrder())),
                Comparator.comparing(key, Comparator.nullsLast(Comparator.reverseOrder())));
    }

    private static Order byText(Function<RouterLine, String> text) {
        Function<RouterLine, @Nullable String> key =
                line -> {
                    String value = text.apply(line);
                    return value.isEmpty() ? null : value;
                };
        Comparator<String> rising = String.CASE_INSENSITIVE_ORDER;
        return new Order(
                Comparator.comparing(key, Comparator.nullsLast(rising)),
                Comparator.comparing(key, Comparator.nullsLast(rising.reversed())));
    }

    @SafeVarargs
    private static Function<RouterLine, String> info(
            Function<DeviceInfo, @Nullable String>... choices) {
        return line -> {
            DeviceInfo info = line.info();
            if (info != null) {
                for (Function<DeviceInfo, @Nullable String> choice : choices) {
                    String value = choice.apply(info);
                    if (value != null && !value.isBlank()) {
                        return value;
                    }
                }
            }
            return "";
        };
    }

    private static Integer severity(RouterLine line) {
        return switch (line.state()) {
            case DOWN -> 0;
            case LOGIN_REFUSED -> 1;
            case CERTIFICATE_CHANGED -> 2;
            case CERTIFICATE_UNCONFIRMED -> 3;
            case SLOW -> 4;
            case ONLINE -> 5;
            case PAUSED -> 6;
            case UNKNOWN -> 7;
        };
    }

    /// With its port where that is not the transport's usual one.
    private static String address(RouterLine line) {
        Router router = line.router();
        return router.port() == router.transport().defaultPort()
                ? router.host().text()
                : router.endpoint().toString();
    }

    /// The number alone: `7.20.5` of `7.20.5 (stable)`.
    private static String version(RouterLine line) {
        DeviceInfo info = line.info();
        String whole = info == null || info.version() == null ? "" : info.version();
        int end = whole.indexOf(' ');
        return end < 0 ? whole : whole.substring(0, end);
    }

    /// IPv4 addresses by their numbers, then the rest by text.
    private static String hostKey(RouterLine line) {
        Host host = line.router().host();
        if (host.kind() != Host.Kind.IPV4) {
            return "~" + host.text();
        }
        var key = new StringBuilder();
        for (String part : host.text().split("\\.")) {
            key.append("000".substring(part.length())).append(part);
        }
        return key.toString();
    }

    /// Numbers within a version compare as numbers: 7.9 before 7.16.
    private static @Nullable String versionKey(RouterLine line) {
        DeviceInfo info = line.info();
        if (info == null || info.version() == null) {
            return null;
        }
        var key = new StringBuilder();
        for (String part : info.version().split("(?<=\\D)(?=\\d)|(?<=\\d)(?=\\D)")) {
            boolean number = Character.isDigit(part.charAt(0)) && part.length() < 6;
            key.append(number ? "000000".substring(part.length()) + part : part);
        }
        return key.toString();
    }

    private static @Nullable Integer cpu(RouterLine line) {
        DeviceInfo info = line.fresh();
        return info == null ? null : info.cpuLoad();
    }

    private static @Nullable Integer memory(RouterLine line) {
        DeviceInfo info = line.fresh();
        return info == null ? null : info.memoryLoad();
    }

    private static @Nullable Duration uptime(RouterLine line) {
        DeviceInfo info = line.fresh();
        return info == null ? null : info.uptime();
    }

    private static @Nullable Double temperature(RouterLine line) {
        DeviceInfo info = line.fresh();
        return info == null ? null : info.temperature();
    }

    private static @Nullable Duration latencyOf(RouterLine line) {
        return line.status().latency();
    }

    private static String duration(@Nullable Duration value) {
        return value == null ? "" : Units.duration(value);
    }

    private static String latency(@Nullable Duration value) {
        return value == null ? "" : Units.millis(value);
    }

    private static String degrees(@Nullable Double value) {
        return value == null ? "" : Sentences.of("ui.unit.celsius", Math.round(value));
    }

    private static String seen(RouterLine line, Clock clock) {
        Instant seen = line.status().lastSeen();
        if (line.status().state().isProblem()) {
            return Units.moment(line.status().since(), clock);
        }
        return seen == null ? "" : Units.seen(seen, clock);
    }

    private static String addressInUse(RouterLine line) {
        var address = line.status().address();
        return address == null ? "" : address.toString();
    }
}

package org.cloudpilot.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Who may know whom, as rules over the packages below one root: the program's own, or the one with
/// the planted violations.
final class Walls {
    private static final String[] JAVA_BASE = {
        "java.io..",
        "java.lang..",
        "java.math..",
        "java.net",
        "java.net.spi..",
        "java.nio..",
        "java.security..",
        "java.text..",
        "java.time..",
        "java.util",
        "java.util.concurrent..",
        "java.util.function..",
        "java.util.random..",
        "java.util.regex..",
        "java.util.stream..",
        "java.util.zip..",
        "javax.crypto..",
        "javax.net..",
        "javax.security.auth.x500..",
        "org.jspecify.."
    };

    private final String root;

    private Walls(String root) {
        this.root = root;
    }

    static Map<String, ArchRule> below(String root) {
        Walls walls = new Walls(root);
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("model knows java.base alone", walls.knowsOnly(JAVA_BASE, "model"));
        rules.put("wire knows java.base alone", walls.wireKnowsJavaBase());
        rules.put("routeros knows model", walls.knowsRooms("routeros", "model"));
        rules.put("vault knows model", walls.knowsRooms("vault", "model"));
        rules.put("provider knows model", walls.knowsRooms("provider", "model"));
        rules.put("exchange knows model", walls.knowsRooms("exchange", "model"));
        rules.put(
                "simulator knows model, wire and cli",
                walls.knowsRooms("simulator", "model", "routeros.wire", "routeros.cli"));
        rules.put("store knows vault and model", walls.knowsRooms("store", "vault", "model"));
        rules.put(
                "service knows the rooms below it",
                walls.knowsRooms(
                        "service", "model", "routeros", "store", "vault", "provider", "exchange"));
        rules.put("ui knows service and model", walls.knowsRooms("ui", "service", "model"));
        rules.put("http knows service and model", walls.knowsRooms("http", "service", "model"));
        rules.put(
                "cli knows app, model, routeros.cli and routeros.inspect",
                walls.knowsRooms("cli", "app", "model", "routeros.cli", "routeros.inspect"));
        rules.put("app is known by Main and cli", walls.appIsKnownByFew());
        rules.put("entities stay in store", walls.entitiesStayInStore());
        rules.put("native SQL stands in store.maintenance", walls.nativeSql());
        rules.put("service knows neither JavaFX nor HTTP", walls.serviceIsPlain());
        rules.put("JavaFX is for ui and app", walls.javafxIsForUi());
        rules.put("Main has no JavaFX type", walls.mainIsPlain());
        rules.put("one doorway to the JavaFX thread", walls.oneDoorway());
        rules.put("view models have no scene", walls.viewModelsHaveNoScene());
        rules.put("views call no service", walls.viewsCallNoService());
        rules.put("nobody sleeps", walls.nobodySleeps());
        rules.put("names are the field's", walls.names());
        rules.put("no circle", walls.noCircle());
        return rules;
    }

    private String in(String room) {
        return root + "." + room + "..";
    }

    private ArchRule knowsOnly(String[] outside, String room) {
        String[] allowed =
                Stream.concat(Arrays.stream(outside), Stream.of(in(room))).toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(in(room))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }

    private ArchRule wireKnowsJavaBase() {
        return knowsOnly(JAVA_BASE, "routeros.wire");
    }

    /// Of the program's own packages, `room` depends on none but itself and `others`.
    private ArchRule knowsRooms(String room, String... others) {
        String[] allowed =
                Stream.concat(Stream.of(room), Arrays.stream(others))
                        .map(this::in)
                        .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(in(room))
                .should()
                .dependOnClassesThat(
                        resideInAPackage(root + "..").and(not(resideInAnyPackage(allowed))))
                .allowEmptyShould(true);
    }

    private ArchRule appIsKnownByFew() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("app"), in("cli"))
                .and()
                .doNotHaveSimpleName("Main")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("app"));
    }

    private ArchRule entitiesStayInStore() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("store"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("store.entity"));
    }

    private ArchRule nativeSql() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in("store.maintenance"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql")
                .orShould()
                .callMethodWhere(
                        com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                                com.tngtech.archunit.core.domain.properties.HasName.Predicates
                                        .nameMatching(
                                                "create(Native|NativeMutation)Query|"
                                                        + "createNativeMutationQuery")));
    }

    private ArchRule serviceIsPlain() {
        return noClasses()
                .that()
                .resideInAPackage(in("service"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "javafx..", "io.helidon..", "com.sun.net.httpserver..", "java.net.http..");
    }

    private ArchRule javafxIsForUi() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("ui"), in("app"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..");
    }

    private ArchRule mainIsPlain() {
        return noClasses()
                .that()
                .haveSimpleName("Main")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx..");
    }

    private ArchRule oneDoorway() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("ui.fx"), in("app"))
                .should()
                .callMethod(javafx.application.Platform.class, "runLater", Runnable.class);
    }

    private ArchRule viewModelsHaveNoScene() {
        return noClasses()
                .that()
                .haveSimpleNameEndingWith("ViewModel")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.controlsfx..");
    }

    private ArchRule viewsCallNoService() {
        return noClasses()
                .that(
                        resideInAPackage(in("ui"))
                                .and(
                                        simpleNameEndingWith("View")
                                                .or(simpleNameEndingWith("Pane"))
                                                .or(simpleNameEndingWith("Dialog"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("service"));
    }

    private ArchRule nobodySleeps() {
        return noClasses().should().callMethod(Thread.class, "sleep", long.class);
    }

    private ArchRule names() {
        return noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl");
    }

    private ArchRule noCircle() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }
}

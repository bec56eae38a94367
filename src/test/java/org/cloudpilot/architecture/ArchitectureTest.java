package org.cloudpilot.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private static final String PROGRAM = "org.cloudpilot";
    private static final String PLANTED = "org.cloudpilot.architecture.planted";

    private JavaClasses program = new ClassFileImporter().importClasses(Set.of());
    private JavaClasses planted = program;

    @BeforeAll
    void read() {
        program =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(PROGRAM);
        planted = new ClassFileImporter().importPackages(PLANTED);
    }

    static Stream<String> walls() {
        return Walls.below(PROGRAM).keySet().stream();
    }

    private static ArchRule wall(String root, String name) {
        return Objects.requireNonNull(Walls.below(root).get(name));
    }

    @ParameterizedTest
    @MethodSource("walls")
    void theProgramKeeps(String wall) {
        wall(PROGRAM, wall).check(program);
    }

    @ParameterizedTest
    @MethodSource("walls")
    void aPlantedViolationIsFound(String wall) {
        assertTrue(
                wall(PLANTED, wall).evaluate(planted).hasViolation(),
                () -> "nothing planted breaks: " + wall);
    }
}

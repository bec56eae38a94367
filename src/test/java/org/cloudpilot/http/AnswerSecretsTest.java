package org.cloudpilot.http;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What the listener takes in and gives out stands in records: none of them shows a secret when it
/// is printed.
class AnswerSecretsTest {
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(key|token|code|password|invitation|secret).*");
    private static final String VALUE = "the-value-that-nobody-sees";

    private static boolean isSecret(RecordComponent component) {
        return component.getType() == String.class
                && SECRET.matcher(component.getName()).matches()
                && !component.getName().startsWith("public")
                && !component.getName().endsWith("Fingerprint")
                // the word of an error
                && !component.getName().equals("code");
    }

    private static @Nullable Object value(RecordComponent component) {
        Class<?> type = component.getType();
        if (isSecret(component)) {
            return VALUE;
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 0;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == double.class ? (Object) 0.0 : null;
    }

    private static Object made(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> constructor =
                type.getDeclaredConstructor(
                        Arrays.stream(components)
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(
                Arrays.stream(components).map(AnswerSecretsTest::value).toArray());
    }

    @Test
    void noRecordOfTheListenerShowsASecret() throws ReflectiveOperationException {
        List<String> seen = new ArrayList<>();
        for (JavaClass found :
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.cloudpilot.http")) {
            Class<?> type = found.reflect();
            if (type.isRecord()
                    && Arrays.stream(type.getRecordComponents())
                            .anyMatch(AnswerSecretsTest::isSecret)) {
                seen.add(type.getSimpleName());
                assertFalse(made(type).toString().contains(VALUE), type.getName());
            }
        }
        assertTrue(
                seen.containsAll(
                        List.of(
                                "RotatedApiKeyAnswer",
                                "TokensAnswer",
                                "KeyPairAnswer",
                                "InvitationAnswer")),
                seen.toString());
    }
}

package org.cloudpilot.ui.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.PaymentCredential;
import org.cloudpilot.model.PaymentEnvironment;
import org.cloudpilot.model.PaymentProvider;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.Sentences;
import org.cloudpilot.program.StandInProvider;
import org.cloudpilot.program.TemporaryProgram;
import org.cloudpilot.ui.fx.DrainedUi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentsViewModelTest {
    private static final String PASSWORD = "mango ferry copper";
    private static final String PRIVATE_KEY = "ISSecretKey_test_wolf";

    @TempDir Path folder;

    private TemporaryProgram program;
    private StandInProvider provider;
    private PaymentsViewModel model;

    @BeforeEach
    void open() {
        program = TemporaryProgram.in(folder);
        provider = new StandInProvider(PRIVATE_KEY);
        program.access().register("amina", null, Secret.ofText(PASSWORD)).orThrow();
        Caller caller = program.access().signIn("amina", Secret.ofText(PASSWORD)).orThrow();
        model =
                new PaymentsViewModel(
                        program.payments(), caller, new DrainedUi(), Clock.systemUTC());
        model.load();
    }

    @AfterEach
    void close() {
        program.close();
        provider.close();
    }

    private PaymentFormViewModel save(PaymentFormViewModel form, String apiKey, String secret) {
        form.save(Secret.ofText(apiKey), Secret.ofText(secret), Secret.ofText(""));
        return form;
    }

    private PaymentCredential added() {
        PaymentFormViewModel form = model.newForm();
        form.providerProperty().set(PaymentProvider.INTASEND);
        form.baseUrlProperty().set(provider.address());
        save(form, "ISPubKey_test_a", PRIVATE_KEY);
        assertTrue(form.submission().finishedProperty().get());
        return model.credentials().getFirst();
    }

    private String notice() {
        Message said = model.noticeProperty().get();
        return said == null ? "" : Sentences.of(said);
    }

    @Test
    void eachProviderCanBeAddedOnce() {
        assertTrue(model.loadedProperty().get());
        added();
        assertEquals(List.of(PaymentProvider.KOPOKOPO), model.newForm().providers());
        save(model.newForm(), "client", "secret");
        assertEquals(2, model.credentials().size());
        assertFalse(model.canAdd());
    }

    @Test
    void whatIsWrongStandsBesideItsField() {
        PaymentFormViewModel form = model.newForm();
        form.providerProperty().set(PaymentProvider.INTASEND);
        form.environmentProperty().set(PaymentEnvironment.LIVE);
        save(form, "ISPubKey_test_a", "");
        assertFalse(form.submission().errorsProperty().get().of("api_key").isEmpty());
        assertFalse(form.submission().errorsProperty().get().of("private_key").isEmpty());
        assertEquals(List.of(), model.credentials());
    }

    @Test
    void tellsWhatTheProviderSaid() {
        PaymentCredential credential = added();
        model.verify(credential);
        assertEquals("IntaSend: The provider knows these credentials.", notice());
        assertNull(model.askedProperty().get());
        assertNotNull(model.credentials().getFirst().lastCheck());
        provider.behave(StandInProvider.Manner.DOWN);
        model.verify(credential);
        assertTrue(notice().contains("cannot answer"), notice());
    }

    @Test
    void keysLeftEmptyStay() {
        PaymentCredential credential = added();
        PaymentFormViewModel form = model.editForm(credential);
        assertFalse(form.isNew());
        form.activeProperty().set(false);
        save(form, "", "");
        assertFalse(model.credentials().getFirst().active());
        model.verify(credential);
        assertTrue(notice().contains("knows"), notice());
        model.toggle(credential);
        assertTrue(model.credentials().getFirst().active());
    }

    @Test
    void aKeyIsShownUntilItIsClosed() {
        List<PaymentKeyViewModel> shown = new ArrayList<>();
        model.reveal(added(), model.newSubmission(), shown::add);
        assertEquals(PRIVATE_KEY, shown.getFirst().text());
        assertEquals("IntaSend", shown.getFirst().provider());
        shown.getFirst().close();
        assertEquals("", shown.getFirst().text());
    }

    @Test
    void whatIsRemovedIsGone() {
        model.remove(added(), model.newSubmission());
        assertEquals(List.of(), model.credentials());
        assertTrue(model.canAdd());
    }

    @Test
    void saysWhyTheyCannotBeRead() {
        program.access().lockAll(org.cloudpilot.model.Actor.program("test"));
        model.load();
        assertNotNull(model.failureProperty().get());
    }
}

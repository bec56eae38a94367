package org.cloudpilot.ui.signin;

import javafx.scene.image.Image;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.cloudpilot.ui.fx.Ties;
import org.cloudpilot.ui.fx.View;
import org.jspecify.annotations.Nullable;

/// One card in the middle of the window: first account, sign-in, locked and what leads on from
/// there. Nothing of the fleet is to be seen behind it.
public final class SignInView extends View<StackPane, SignInViewModel> {
    private final @Nullable Image logo;
    private final String listener;
    private final VBox card = new VBox();

    /// @param listener `host:port` of the listener, for the example with the new key pair
    public SignInView(SignInViewModel model, @Nullable Image logo, String listener) {
        super(new StackPane(), model);
        this.logo = logo;
        this.listener = listener;
        root.getStyleClass().add("sign-in");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        root.getChildren().setAll(card);
    }

    @Override
    protected void attach(Ties ties) {
        ties.listen(model.modeProperty(), this::build);
    }

    @Override
    protected void detach() {
        card.getChildren().clear();
    }

    private void build(SignInViewModel.Mode mode) {
        card.getStyleClass().setAll("sign-in-card");
        card.getChildren().clear();
        switch (mode) {
            case FIRST_KEYS -> {
                card.getStyleClass().add("wide");
                card.getChildren().setAll(new FirstKeysView(model, listener).root());
            }
            case LOST_PASSWORD ->
                    card.getChildren()
                            .setAll(
                                    new LostPasswordView(model.lostPassword(), logo, model::back)
                                            .root());
            case RECOVERED -> {
                card.getStyleClass().add("wide");
                card.getChildren().setAll(new RecoveredView(model).root());
            }
            case FIRST_ACCOUNT, SIGN_IN, LOCKED, INVITATION, PREPARING ->
                    card.getChildren().setAll(new CredentialsView(model, mode, logo).root());
        }
    }
}

package org.cloudpilot.http;

import java.time.Instant;
import java.util.List;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Profile;
import org.cloudpilot.service.access.ProfileService;

/// What the caller says of themselves, at `/users/profile/`.
final class ProfileEndpoints {
    private static final String PATH = "/users/profile/";
    private static final List<String> READ_ONLY = List.of("username", "created_at", "updated_at");
    private static final List<Field> FIELDS =
            List.of(
                    Field.text("email", "asha@example.net"),
                    Field.text("bio", "Climbs the masts."),
                    Field.text("website", "https://example.net/asha"));

    private final ProfileService profiles;

    ProfileEndpoints(ProfileService profiles) {
        this.profiles = profiles;
    }

    List<Route> routes() {
        return List.of(
                Route.get(PATH, Access.READ, this::show)
                        .as("showProfile")
                        .answers(200, ProfileAnswer.EXAMPLE),
                Route.put(PATH, Access.MANAGE, this::change)
                        .as("replaceProfile")
                        .takes(FIELDS)
                        .ignores(READ_ONLY)
                        .answers(200, ProfileAnswer.EXAMPLE),
                Route.patch(PATH, Access.MANAGE, this::change)
                        .as("changeProfile")
                        .takes(FIELDS)
                        .ignores(READ_ONLY)
                        .answers(200, ProfileAnswer.EXAMPLE));
    }

    private record ProfileAnswer(
            String username,
            String email,
            String bio,
            String website,
            Instant createdAt,
            Instant updatedAt) {
        static final ProfileAnswer EXAMPLE =
                new ProfileAnswer(
                        "asha",
                        "asha@example.net",
                        "Climbs the masts.",
                        "https://example.net/asha",
                        Examples.TIME,
                        Examples.TIME);

        static ProfileAnswer of(Profile profile) {
            return new ProfileAnswer(
                    profile.username(),
                    profile.email(),
                    profile.bio(),
                    profile.website(),
                    profile.createdAt(),
                    profile.updatedAt());
        }
    }

    private Outcome<Answer> show(Call call) {
        return profiles.profile(call.caller()).map(ProfileEndpoints::answer);
    }

    private Outcome<Answer> change(Call call) {
        return draft(call)
                .then(draft -> profiles.change(call.caller(), draft))
                .map(ProfileEndpoints::answer);
    }

    private static Outcome<ProfileService.Draft> draft(Call call) {
        BodyFields body = call.body();
        return body.read(
                () ->
                        new ProfileService.Draft(
                                body.text("email"), body.text("bio"), body.text("website")));
    }

    private static Answer answer(Profile profile) {
        return Answer.ok(ProfileAnswer.of(profile));
    }
}

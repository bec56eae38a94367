package org.cloudpilot.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cloudpilot.model.Exposure;
import org.cloudpilot.model.Member;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Role;
import org.cloudpilot.model.Space;
import org.cloudpilot.model.SpaceId;
import org.cloudpilot.model.UserId;
import org.cloudpilot.service.access.SpaceService;
import org.jspecify.annotations.Nullable;

/// Spaces and their members, under `/spaces/`.
final class SpaceEndpoints {
    private static final Field ROLE =
            Field.oneOf(Field.text("role", "operator"), Role.values(), Role::word).must();

    private final SpaceService spaces;

    SpaceEndpoints(SpaceService spaces) {
        this.spaces = spaces;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/spaces/", Access.READ, this::list)
                        .as("listSpaces")
                        .answers(200, List.of(SpaceAnswer.EXAMPLE)),
                Route.post("/spaces/", Access.MANAGE, this::create)
                        .as("addSpace")
                        .takes(Field.text("name", "Nairobi team").must())
                        .answers(201, SpaceAnswer.EXAMPLE),
                Route.patch("/spaces/{id}/", Access.MANAGE, this::rename)
                        .as("renameSpace")
                        .takes(Field.text("name", "Nairobi team").must())
                        .answers(200, SpaceAnswer.EXAMPLE)
                        .fails(Code.CONFLICT, Code.OWNER_ONLY),
                Route.delete("/spaces/{id}/", Access.MANAGE, this::delete)
                        .as("removeSpace")
                        .asks(Field.text("confirmation", "Nairobi team").must())
                        .answersNothing()
                        .fails(Code.CONFLICT, Code.OWNER_ONLY),
                Route.get("/spaces/{id}/members/", Access.READ, this::members)
                        .as("listMembers")
                        .answers(200, List.of(MemberAnswer.EXAMPLE)),
                Route.post("/spaces/{id}/members/", Access.MANAGE, this::add)
                        .as("addMember")
                        .takes(Field.text("username", "omar").must(), ROLE)
                        .answers(201, MemberAnswer.EXAMPLE)
                        .fails(Code.CONFLICT, Code.DUPLICATE, Code.OWNER_ONLY),
                Route.patch("/spaces/{id}/members/{user}/", Access.MANAGE, this::setRole)
                        .as("setRole")
                        .takes(ROLE)
                        .answers(200, MemberAnswer.EXAMPLE)
                        .fails(Code.CONFLICT, Code.OWNER_ONLY),
                Route.delete("/spaces/{id}/members/{user}/", Access.MANAGE, this::remove)
                        .as("removeMember")
                        .answers(200, LeaverAnswer.EXAMPLE)
                        .fails(Code.CONFLICT, Code.OWNER_ONLY),
                Route.get("/spaces/{id}/exposures/", Access.READ, this::exposures)
                        .as("listExposures")
                        .answers(200, List.of(ExposureAnswer.EXAMPLE)));
    }

    private record SpaceAnswer(long id, String name, String role, boolean personal, int members) {
        static final SpaceAnswer EXAMPLE = new SpaceAnswer(4, "Nairobi team", "owner", false, 3);

        static SpaceAnswer of(Space space) {
            return new SpaceAnswer(
                    space.id().value(),
                    space.name(),
                    space.role().word(),
                    space.personal(),
                    space.members());
        }
    }

    private record MemberAnswer(long userId, String username, String role, Instant since) {
        static final MemberAnswer EXAMPLE = new MemberAnswer(2, "omar", "operator", Examples.TIME);

        static MemberAnswer of(Member member) {
            return new MemberAnswer(
                    member.user().value(), member.username(), member.role().word(), member.since());
        }
    }

    /// A router's password, a payment credential's keys or a shared credential's password; what it
    /// is not is null.
    private record ExposureAnswer(
            @Nullable Long routerId,
            @Nullable String routerName,
            @Nullable Long credentialsId,
            @Nullable String provider,
            @Nullable Long credentialId,
            @Nullable String credentialName,
            String leaver,
            Instant since) {
        static final ExposureAnswer EXAMPLE =
                new ExposureAnswer(1L, "Mast 3", null, null, null, null, "omar", Examples.TIME);

        static ExposureAnswer of(Exposure exposure) {
            String leaver = exposure.leaver();
            Instant since = exposure.since();
            return switch (exposure.thing()) {
                case Exposure.OfRouter(var id, String name) ->
                        new ExposureAnswer(id.value(), name, null, null, null, null, leaver, since);
                case Exposure.OfPayment(var id, var provider) ->
                        new ExposureAnswer(
                                null, null, id.value(), provider.word(), null, null, leaver, since);
                case Exposure.OfCredential(var id, String name) ->
                        new ExposureAnswer(null, null, null, null, id.value(), name, leaver, since);
            };
        }
    }

    private record LeaverAnswer(List<ExposureAnswer> exposures) {
        static final LeaverAnswer EXAMPLE = new LeaverAnswer(List.of(ExposureAnswer.EXAMPLE));

        static LeaverAnswer of(List<Exposure> exposures) {
            return new LeaverAnswer(exposures.stream().map(ExposureAnswer::of).toList());
        }
    }

    private record Addition(String username, Role role) {}

    private Outcome<Answer> list(Call call) {
        return spaces.spaces(call.caller())
                .map(all -> Answer.ok(all.stream().map(SpaceAnswer::of).toList()));
    }

    private Outcome<Answer> create(Call call) {
        return call.body()
                .read(() -> call.body().requiredText("name"))
                .then(name -> spaces.create(call.caller(), name))
                .map(space -> Answer.created(SpaceAnswer.of(space)));
    }

    private Outcome<Answer> rename(Call call) {
        return known(call)
                .then(_ -> call.body().read(() -> call.body().requiredText("name")))
                .then(name -> spaces.rename(call.caller(), space(call), name))
                .map(space -> Answer.ok(SpaceAnswer.of(space)));
    }

    /// The name confirms it, as it does in the window.
    private Outcome<Answer> delete(Call call) {
        return known(call)
                .then(_ -> call.query().read(() -> call.query().requiredText("confirmation")))
                .then(name -> spaces.delete(call.caller(), space(call), name))
                .map(_ -> Answer.noContent());
    }

    private Outcome<Answer> members(Call call) {
        return spaces.members(call.caller(), space(call))
                .map(members -> Answer.ok(members.stream().map(MemberAnswer::of).toList()));
    }

    private Outcome<Answer> add(Call call) {
        return known(call)
                .then(
                        _ ->
                                call.body()
                                        .read(
                                                () ->
                                                        new Addition(
                                                                call.body()
                                                                        .requiredText("username"),
                                                                role(call.body()))))
                .then(
                        wanted ->
                                spaces.add(
                                        call.caller(),
                                        space(call),
                                        wanted.username(),
                                        wanted.role()))
                .map(member -> Answer.created(MemberAnswer.of(member)));
    }

    private Outcome<Answer> setRole(Call call) {
        return known(call)
                .then(_ -> call.body().read(() -> role(call.body())))
                .then(role -> spaces.setRole(call.caller(), space(call), user(call), role))
                .map(member -> Answer.ok(MemberAnswer.of(member)));
    }

    /// 200 with what the leaver could read, because that is to be changed on the routers.
    private Outcome<Answer> remove(Call call) {
        return spaces.remove(call.caller(), space(call), user(call))
                .map(exposures -> Answer.ok(LeaverAnswer.of(exposures)));
    }

    private Outcome<Answer> exposures(Call call) {
        return spaces.exposures(call.caller(), space(call))
                .map(all -> Answer.ok(all.stream().map(ExposureAnswer::of).toList()));
    }

    /// A space that is not the caller's is not there, whatever the body says.
    private Outcome<Boolean> known(Call call) {
        return spaces.isThere(call.caller(), space(call));
    }

    private static Role role(BodyFields body) {
        String word = body.requiredText("role");
        Optional<Role> role = Role.ofWord(word);
        if (role.isEmpty() && !word.isEmpty()) {
            body.reject("role", Message.of("http.field_role"));
        }
        return role.orElse(Role.VIEWER);
    }

    private static SpaceId space(Call call) {
        return new SpaceId(call.ids().getFirst());
    }

    private static UserId user(Call call) {
        return new UserId(call.ids().get(1));
    }
}

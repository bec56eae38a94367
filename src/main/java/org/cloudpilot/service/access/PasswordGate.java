package org.cloudpilot.service.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.model.Secret;
import org.cloudpilot.model.UserId;
import org.cloudpilot.vault.Argon2Parameters;
import org.cloudpilot.vault.KeySlot;
import org.cloudpilot.vault.KeySlots;
import org.cloudpilot.vault.PasswordStretcher;
import org.cloudpilot.vault.SlotKeys;
import org.cloudpilot.vault.SlotKind;

/// Opens password slots. A name that nobody has costs as much as one that somebody has.
final class PasswordGate {
    /// After a kill in the wrong moment a name may have two slots; more were made by hand.
    private static final int MOST_SLOTS = 2;

    private final PasswordStretcher stretcher;

    PasswordGate(PasswordStretcher stretcher) {
        this.stretcher = stretcher;
    }

    /// A slot and what it held. The receiver closes the keys.
    ///
    /// @param settled the slot in its newest form, where it was not
    record Opened(KeySlot slot, SlotKeys keys, Optional<KeySlot> settled) {}

    /// Refused with `BadCredentials`, or as [PasswordStretcher#stretch] says.
    Outcome<Opened> open(KeySlots slots, String foldedName, Secret password) {
        List<KeySlot> named = slots.named(SlotKind.PASSWORD, foldedName);
        Outcome<Opened> last = Outcome.refused(new Refusal.BadCredentials());
        for (int tries = 0; tries < mostOfOneName(slots); tries++) {
            last =
                    tries < named.size()
                            ? open(slots.storeId(), named.get(tries), password)
                            : waste(password, usualPrice(slots, foldedName));
            if (last instanceof Outcome.Done || !isWrong(last)) {
                return last;
            }
        }
        return last;
    }

    /// While one name has two slots, a failure costs two tries for every name.
    private static int mostOfOneName(KeySlots slots) {
        Map<String, Integer> counts = new HashMap<>();
        slots.slots().stream()
                .filter(slot -> slot.kind() == SlotKind.PASSWORD)
                .forEach(slot -> counts.merge(slot.name(), 1, Integer::sum));
        return counts.values().stream()
                .reduce(1, (most, count) -> Math.max(most, Math.min(count, MOST_SLOTS)));
    }

    private Outcome<Opened> waste(Secret password, Argon2Parameters price) {
        return stretcher
                .stretch(password, KeySlot.newSalt(), price)
                .then(
                        wasted -> {
                            wasted.close();
                            return Outcome.refused(new Refusal.BadCredentials());
                        });
    }

    private static boolean isWrong(Outcome<Opened> outcome) {
        return outcome instanceof Outcome.Refused<Opened>(Refusal refusal)
                && refusal instanceof Refusal.BadCredentials;
    }

    private Outcome<Opened> open(String storeId, KeySlot slot, Secret password) {
        return stretcher
                .stretch(password, slot.salt(), priceOf(slot))
                .then(
                        stretched -> {
                            try (stretched) {
                                Optional<SlotKeys> keys = slot.open(storeId, stretched);
                                return keys.isPresent()
                                        ? Outcome.done(opened(storeId, slot, stretched, keys.get()))
                                        : Outcome.refused(new Refusal.BadCredentials());
                            }
                        });
    }

    private static Opened opened(String storeId, KeySlot slot, Secret stretched, SlotKeys keys) {
        return new Opened(
                slot,
                keys,
                slot.isUnsettled()
                        ? Optional.of(slot.settled(storeId, stretched, keys))
                        : Optional.empty());
    }

    /// For a name that nobody has: the price that somebody's has, the same one every time.
    private Argon2Parameters usualPrice(KeySlots slots, String foldedName) {
        List<KeySlot> all =
                slots.slots().stream().filter(slot -> slot.kind() == SlotKind.PASSWORD).toList();
        return all.isEmpty()
                ? stretcher.standard()
                : priceOf(all.get(Math.floorMod(foldedName.hashCode(), all.size())));
    }

    private Argon2Parameters priceOf(KeySlot slot) {
        Argon2Parameters price = slot.argon2();
        return price == null ? stretcher.standard() : price;
    }

    /// Whether new slots have become dearer than this one.
    boolean isDated(KeySlot slot) {
        return !priceOf(slot).atLeast(stretcher.standard());
    }

    /// A slot for the same user and name at today's price.
    Outcome<KeySlot> renewed(String storeId, KeySlot old, Secret password, SlotKeys keys) {
        return stretch(password)
                .map(
                        stretched -> {
                            try (stretched) {
                                return stretched.slot(storeId, old.user(), old.name(), keys);
                            }
                        });
    }

    /// A password made dear at today's price, for a slot to come.
    record Stretched(Argon2Parameters price, byte[] salt, Secret key) implements AutoCloseable {
        KeySlot slot(String storeId, UserId user, String foldedName, SlotKeys keys) {
            return KeySlot.ofPassword(storeId, user, foldedName, price, salt, key, keys);
        }

        @Override
        public void close() {
            key.close();
        }
    }

    Outcome<Stretched> stretch(Secret password) {
        byte[] salt = KeySlot.newSalt();
        return stretcher
                .stretch(password, salt, stretcher.standard())
                .map(key -> new Stretched(stretcher.standard(), salt, key));
    }
}

package org.cloudpilot.service.settings;

/// When the store and its window lock by themselves, and what goes on meanwhile.
///
/// @param idleMinutes without a key or the mouse in the window; 0: never
/// @param withSession whether the window locks when the desktop's session does
/// @param keepWatching whether the person's routers stay watched while the window is locked
/// @param keysMayOpen whether a key pair opens the store again after "lock all"
/// @param scriptMinutes how long a script's lease lasts after its last request; 0: until it is
///   ended
public record LockSettings(
        int idleMinutes,
        boolean withSession,
        boolean keepWatching,
        boolean keysMayOpen,
        int scriptMinutes) {
    /// What counts until a person decides otherwise.
    public static LockSettings usual(boolean withoutDisplay) {
        return new LockSettings(15, true, true, withoutDisplay, withoutDisplay ? 0 : 15);
    }
}

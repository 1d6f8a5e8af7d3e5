package dev.tradewind.engine.lane;

/** Class of the last failure of a delivery. Stored by name; stable, for counting. */
public enum FailureClass {
    TRANSIENT,
    THROTTLED,
    UNAUTHORISED,
    REJECTED,
    CONFLICT,
    /** The flow's map failed on this record. */
    UNMAPPABLE,
    /** Still failing at the age at which the flow gives up. */
    GAVE_UP
}

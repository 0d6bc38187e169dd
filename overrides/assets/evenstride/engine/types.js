// @ts-check
// The shapes of the compiled table and of what the engine makes of it; nothing runs here.
export {};

/** @typedef {"left" | "right"} Side */
/** @typedef {"range" | "strength" | "balance"} Aim */
/** @typedef {"go" | "adapt" | "see-first" | "stop"} Outcome */
/** @typedef {"similar" | "possible" | "clear" | "too-few" | "pain" | "skipped"} Verdict */
/** @typedef {"low" | "middle" | "high"} LevelId */

/**
 * @typedef {object} Option One answer; everything it sets is spelled out.
 * @property {string} id
 * @property {Outcome | null} outcome
 * @property {boolean} ends nothing follows the gate
 * @property {string[]} tags restrictions: its own id and those it brings along
 * @property {string[]} parts everything that loads these parts is left out
 * @property {boolean} compare
 * @property {string | null} kit
 * @property {number | null} minutes
 * @property {string | null} prefers_area
 * @property {string | null} prefers_aim
 * @property {"emergency" | "same-day" | null} urgent
 * @property {string} text
 * @property {string | null} action
 */

/**
 * @typedef {object} Question
 * @property {string} id
 * @property {"one" | "some" | "group" | "which"} kind
 * @property {{question: string, any_of: string[]}[]} only_if
 * @property {Option[]} options
 */

/**
 * @typedef {object} Interval
 * @property {number | null} low
 * @property {boolean} low_in
 * @property {number | null} high
 * @property {boolean} high_in
 */

/** @typedef {Interval & {id: LevelId, says: string}} Level */
/** @typedef {Interval & {verdict: "similar" | "possible" | "clear"}} Band */

/**
 * @typedef {object} Measure
 * @property {"ruler" | "counter" | "stopwatch"} entry
 * @property {"cm" | "reps" | "s"} unit
 * @property {number} least
 * @property {number} most
 * @property {number} step
 * @property {number} attempts_least
 * @property {number} attempts_most
 * @property {"mean" | "best"} keep
 * @property {"difference" | "target"} compare
 * @property {number | null} target
 * @property {number[]} announce
 * @property {number} rest
 */

/**
 * @typedef {object} Screen
 * @property {string} id
 * @property {string} name
 * @property {string} noun
 * @property {string} lower
 * @property {string} higher
 * @property {Aim} aim
 * @property {string} area
 * @property {string[]} loads
 * @property {string[]} leave_out
 * @property {string[]} kit
 * @property {Measure} measure
 * @property {number} error
 * @property {number} change_error
 * @property {Level[]} levels
 * @property {Band[]} bands
 * @property {{similar: string, possible: string, clear: string}} says
 * @property {{when: "difference" | "low", finding: string}[]} findings
 */

/** @typedef {{id: string, name: string, area: string, exercises: string[]}} Finding */

/**
 * @typedef {object} Dose
 * @property {number} sets
 * @property {number | null} reps
 * @property {string | null} tempo
 * @property {number | null} hold
 * @property {"each" | "both"} sides
 * @property {number} rest
 * @property {number} days
 * @property {number | null} days_most
 * @property {number} work seconds of one set on one side
 * @property {number} seconds of the whole dose
 */

/**
 * @typedef {object} Exercise
 * @property {string} id
 * @property {string} name
 * @property {string} summary
 * @property {Aim} aim
 * @property {string} area
 * @property {string[]} loads
 * @property {string[]} kit
 * @property {string[]} leave_out
 * @property {Dose} dose
 * @property {{work: string, days: string, rest: string}} says the dose in words; `rest` may be empty
 * @property {string} setup
 * @property {string[]} steps
 * @property {string[]} cues
 * @property {{text: string, when: string[]}[]} caution for everyone, or for the tags of `when`
 * @property {string[]} stop
 * @property {{how: string, exercise: string | null} | null} easier
 * @property {{how: string, exercise: string | null} | null} harder
 */

/**
 * @typedef {object} PlanRules
 * @property {string} warm_up
 * @property {number} warm_up_seconds
 * @property {Record<string, Aim[]>} shapes
 * @property {string[]} general
 * @property {number} most
 * @property {number} changeover
 */

/**
 * @typedef {object} Table
 * @property {number} format
 * @property {string} version
 * @property {Record<Outcome, {then: "end" | "continue"}>} outcomes
 * @property {Question[]} gate
 * @property {Question[]} about
 * @property {Screen[]} screens
 * @property {Finding[]} findings
 * @property {Exercise[]} exercises
 * @property {PlanRules} plan
 */

/** @typedef {Record<string, string[]>} Answers */
/** @typedef {{left: number[], right: number[], mark?: "pain" | "skipped" | null}} Attempts */

/**
 * @typedef {object} State What the reader has said so far.
 * @property {number} format
 * @property {string} version
 * @property {string} step
 * @property {Answers} answers
 * @property {Record<string, Attempts>} screens
 */

/**
 * @typedef {object} Reason
 * @property {string} question
 * @property {string} option
 * @property {boolean} unsure the reader did not tick it, and was not sure about the question
 * @property {string} text
 * @property {string | null} action
 * @property {Outcome | null} outcome null if the answer only leaves things out
 */

/**
 * @typedef {object} Gate
 * @property {Outcome} outcome
 * @property {boolean} ends no check and no exercise may follow
 * @property {Reason[]} reasons the gravest first
 * @property {string[]} tags
 * @property {string[]} parts
 * @property {boolean} compare
 * @property {boolean} complete every question of the gate that is asked has an answer
 */

/**
 * @typedef {object} Judgement
 * @property {string} screen
 * @property {Verdict} verdict
 * @property {Side | null} side the lower side
 * @property {Record<Side, number | null>} values
 * @property {number | null} difference
 * @property {number | null} percent
 * @property {Record<Side, LevelId | null>} levels
 * @property {LevelId | null} level the lower of the two
 * @property {string[]} why
 * @property {string[]} findings
 */

/** @typedef {{kit: string[], minutes: number, areas: string[], aims: string[]}} Preferences */

/**
 * @typedef {object} Item
 * @property {string} exercise
 * @property {number} sets
 * @property {Dose} dose with `sets` and `seconds` as planned
 * @property {Side | null} first
 * @property {boolean} provisional
 * @property {boolean} extra one more set for the side in `first`, if the reader likes
 * @property {string | null} finding
 * @property {string} why
 * @property {string[]} caution what this reader must take care of
 */

/**
 * @typedef {object} Plan
 * @property {Item[]} items
 * @property {number} seconds warm-up and extra sets included
 * @property {number} minutes
 * @property {string[]} minimum the exercises of the minimum day
 * @property {{exercise: string, reason: string}[]} left_out
 * @property {string | null} note
 */

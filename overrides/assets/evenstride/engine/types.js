// @ts-check
// The shapes of the compiled table and of what the engine makes of it; nothing runs here.
export {};

/** @typedef {"left" | "right"} Side */
/** @typedef {Side | "both"} Column where tries are written down: a side, or both sides as one */
/** @typedef {"range" | "strength" | "balance"} Aim */
/** @typedef {"go" | "adapt" | "see-first" | "stop"} Outcome */
/**
 * `uncompared`: measured, and no side is set against the other.
 * @typedef {"similar" | "possible" | "clear" | "uncompared" | "too-few" | "pain" | "skipped"} Verdict
 */
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
 * @property {number | null} days a week
 * @property {[number, number] | null} ages both ends included
 * @property {"women" | "men" | null} sex
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
 * @property {"ruler" | "counter" | "stopwatch" | "choice" | "signs"} entry
 * @property {"cm" | "reps" | "s" | "step"} unit
 * @property {number} least
 * @property {number} most
 * @property {number} step
 * @property {number} attempts_least
 * @property {number} attempts_most
 * @property {"mean" | "best"} keep
 * @property {"difference" | "target" | "none"} compare
 * @property {"more" | "less"} better
 * @property {string[]} choices one for each number from `least` to `most`, if that is what is entered
 * @property {number | null} unable what "I could not do it" counts as; null: as no number
 * @property {number | null} beat beats a minute; a repetition takes two
 * @property {number | null} limit seconds after which a count ends
 * @property {number | null} target
 * @property {number[]} announce
 * @property {number} rest
 */

/** @typedef {{see: string, note: string, finding: string | null}} Sign */
/** @typedef {{from_age: number, upto_age: number, women: number, men: number}} Cutoff */

/**
 * A screen is `compared` (a number for each side), `whole` (one number for both sides) or `observed`
 * (in how many repetitions each sign is seen). What a kind has no use for is empty or 0.
 * @typedef {object} Screen
 * @property {string} id
 * @property {"compared" | "whole" | "observed"} kind
 * @property {string} protocol changes whenever numbers can no longer be compared with earlier ones
 * @property {"chair" | "wall" | "camera"} place
 * @property {number} minutes
 * @property {string | null} only_after a screen that has to be done, and done well enough, before
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
 * @property {Cutoff[]} cutoffs
 * @property {Sign[]} signs
 * @property {Band[]} bands
 * @property {{similar: string, possible: string, clear: string} | null} says
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
 * @property {string[]} figure which drawings there are: `both`, or `left` and `right`; may be empty
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
 * @property {string} version changes with anything in the table
 * @property {string} protocol changes with any screen's
 * @property {Record<Outcome, {then: "end" | "continue"}>} outcomes
 * @property {Question[]} gate
 * @property {Question[]} about
 * @property {Screen[]} screens
 * @property {string[]} quick which screens a short self-check prefers, the first ones first
 * @property {Finding[]} findings
 * @property {Exercise[]} exercises empty until they have been fetched
 * @property {PlanRules} plan
 */

/** @typedef {Record<string, string[]>} Answers */

/**
 * What was entered for one screen on one day. `both` holds the tries of a whole screen, or a count
 * for each sign of an observed one. `unable`: tried, and could not. `mark` stands instead of numbers.
 * @typedef {{left: number[], right: number[], both?: number[], unable?: Column[], mark?: "pain" | "skipped" | null}} Attempts
 */

/** @typedef {{extent: "quick" | "full", without: string[]}} Choice which screens, and which of them not */

/**
 * @typedef {object} State What the reader has said so far.
 * @property {number} format
 * @property {string} version
 * @property {string} step
 * @property {Answers} answers
 * @property {Choice | null} choice
 * @property {Record<string, Attempts>} screens
 * @property {{id: string, day: string, at: number} | null} [visit] when the measuring began
 */

/** @typedef {{ages: [number, number] | null, sex: "women" | "men" | null}} Person */

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
 * @property {Record<Column, number | null>} values
 * @property {number | null} difference
 * @property {number | null} percent
 * @property {Record<Column, LevelId | null>} levels
 * @property {LevelId | null} level the lowest of them
 * @property {number | null} line the cut-off for this reader
 * @property {number[]} seen which signs were seen often enough
 * @property {"confirms" | "contradicts" | "open" | null} second what today says to the latest earlier day
 * @property {string[]} why
 * @property {string[]} findings
 */

/** @typedef {{kit: string[], minutes: number, days: number | null, areas: string[], aims: string[]}} Preferences */
/** @typedef {{from: string, to: string}} Swap what the reader wants to do instead of an exercise of the plan */

/**
 * @typedef {object} Item
 * @property {string} exercise
 * @property {string} planned the exercise the plan chose; another one if the reader has swapped it
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

/**
 * How an exercise went on one day. `top`: every set reached its full count on the weaker side.
 * `pain`: `mild` is 2 to 3 out of 10, dull and soon gone; `strong` is 4 or more, or sharp, catching,
 * giving way, tingling or swelling; `night` is new at night, or rises week by week.
 * @typedef {object} Entry
 * @property {string} id
 * @property {string} day such as 2026-11-25, by the reader's own clock
 * @property {string} exercise
 * @property {"done" | "eased" | "pain"} felt
 * @property {boolean} top
 * @property {"mild" | "strong" | "night" | null} pain
 * @property {boolean} worse next morning
 */

/**
 * One day's self-check.
 * @typedef {object} Visit
 * @property {string} id
 * @property {string} day such as 2026-11-25, by the reader's own clock
 * @property {number} at milliseconds since 1970
 * @property {Answers} answers
 * @property {Choice | null} choice
 * @property {Record<string, Attempts>} screens
 * @property {Record<string, string>} protocols of those screens
 */

/**
 * What the reader has settled about the plan. `weekdays` counts from 1, Monday, to 7.
 * @typedef {object} Settings
 * @property {string} started a day
 * @property {number[]} weekdays
 * @property {string} time such as 07:30
 * @property {string} after "After … I will …"
 * @property {Swap[]} swaps
 */

/**
 * What the reader keeps.
 * @typedef {object} Kept
 * @property {2} format
 * @property {Visit[]} visits oldest first
 * @property {Entry[]} log oldest first
 * @property {Settings | null} settings
 */

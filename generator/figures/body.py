"""The mannequin: how long its parts are, how thick, and how far its joints go.

Lengths are fractions of body height from R. Drillis and R. Contini, Body Segment Parameters,
Technical Report 1166.03, New York University, 1966, as reproduced in D. A. Winter, Biomechanics and
Motor Control of Human Movement, 4th edition, 2009, figure 4.1. Thicknesses and the limits of the
joints are our own choice: limits are what supple people reach, so that they catch slips of the pen.
"""

from __future__ import annotations

# Centimetres; every figure shows the same person.
HEIGHT = 170.0

ANKLE = 0.039 * HEIGHT
SHANK = (0.285 - 0.039) * HEIGHT
THIGH = (0.530 - 0.285) * HEIGHT
TRUNK = (0.818 - 0.530) * HEIGHT
UPPER_ARM = 0.186 * HEIGHT
FOREARM = 0.146 * HEIGHT
HAND = 0.108 * HEIGHT
FOOT = 0.152 * HEIGHT
HEAD = 0.130 * HEIGHT
CHIN = (0.870 - 0.818) * HEIGHT
# The fractions are of whole breadths, over flesh; the joints lie further in.
SHOULDERS = 0.259 * HEIGHT
HIPS = 0.191 * HEIGHT

THICK = {
    "hip": 8.3,
    "knee": 5.2,
    "ankle": 3.5,
    "heel": 3.2,
    "ball": 2.6,
    "toe": 1.9,
    "arch": 2.4,
    "shoulder": 5.0,
    "elbow": 3.7,
    "wrist": 2.7,
    "hand": 3.1,
    "fingers": 2.1,
    "pelvis": 9.0,
    "waist": 8.8,
    "chest": 9.4,
    "neck": 4.6,
    "skull": 8.2,
    "jaw": 5.6,
    "nose": 1.5,
}

SPINE = ("inclination", "lean_left", "facing", "flexion", "bend_left", "turn_left")

# Of each joint: the least and the greatest angle, in degrees.
LIMITS: dict[str, tuple[float, float]] = {
    "inclination": (-120, 120),
    "lean_left": (-100, 100),
    "facing": (-180, 180),
    "flexion": (-40, 80),
    "bend_left": (-45, 45),
    "turn_left": (-60, 60),
    "neck_flexion": (-60, 60),
    "neck_bend_left": (-45, 45),
    "neck_turn_left": (-80, 80),
    "hip_flexion": (-30, 135),
    "hip_abduction": (-40, 60),
    "hip_rotation": (-50, 70),
    "knee_flexion": (0, 150),
    "ankle_dorsiflexion": (-60, 45),
    "ankle_eversion": (-40, 30),
    "arch_lift": (0, 30),
    "toe_extension": (-40, 90),
    "big_toe_extension": (-40, 90),
    "shoulder_flexion": (-60, 180),
    "shoulder_abduction": (-50, 180),
    "shoulder_rotation": (-100, 100),
    "shoulder_raise": (-15, 40),
    "shoulder_forward": (-30, 35),
    "elbow_flexion": (0, 150),
    "wrist_flexion": (-90, 90),
}

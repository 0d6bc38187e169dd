"""What an exercise, a screen, a routine … is; no input or output, no HTML."""

from generator.model.changes import Change, Changes
from generator.model.claim import Claim
from generator.model.dose import Dose
from generator.model.exercise import Caution, Exercise, Variant
from generator.model.faq import Faq, FaqEntry
from generator.model.figure import Figure
from generator.model.finding import Finding
from generator.model.headlines import Headline, Headlines
from generator.model.left_out import LeftOut, LeftOutTest
from generator.model.page import Page, StartPage
from generator.model.principle import Practice, Principle, Section
from generator.model.quiz import BESIDES, OUTCOMES, Case, Option, Question, Quiz
from generator.model.reference import Reference
from generator.model.routine import Routine, RoutineItem
from generator.model.screen import Band, Cutoff, Interval, Level, Measure, Says, Screen, Sign

__all__ = [
    "BESIDES",
    "OUTCOMES",
    "Band",
    "Case",
    "Caution",
    "Change",
    "Changes",
    "Claim",
    "Cutoff",
    "Dose",
    "Exercise",
    "Faq",
    "FaqEntry",
    "Figure",
    "Finding",
    "Headline",
    "Headlines",
    "Interval",
    "LeftOut",
    "LeftOutTest",
    "Level",
    "Measure",
    "Option",
    "Page",
    "Practice",
    "Principle",
    "Question",
    "Quiz",
    "Reference",
    "Routine",
    "RoutineItem",
    "Says",
    "Screen",
    "Section",
    "Sign",
    "StartPage",
    "Variant",
]

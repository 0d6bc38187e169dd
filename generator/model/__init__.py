"""What an exercise, a screen, a routine … is; no input or output, no HTML."""

from generator.model.claim import Claim
from generator.model.dose import Dose
from generator.model.exercise import Caution, Exercise, Variant
from generator.model.faq import Faq, FaqEntry
from generator.model.figure import Figure
from generator.model.finding import Finding
from generator.model.page import Page, StartPage
from generator.model.principle import Principle, Section
from generator.model.quiz import BESIDES, OUTCOMES, Case, Option, Question, Quiz
from generator.model.reference import Reference
from generator.model.routine import Routine, RoutineItem
from generator.model.screen import Band, Interval, Level, Measure, Screen

__all__ = [
    "BESIDES",
    "OUTCOMES",
    "Band",
    "Case",
    "Caution",
    "Claim",
    "Dose",
    "Exercise",
    "Faq",
    "FaqEntry",
    "Figure",
    "Finding",
    "Interval",
    "Level",
    "Measure",
    "Option",
    "Page",
    "Principle",
    "Question",
    "Quiz",
    "Reference",
    "Routine",
    "RoutineItem",
    "Screen",
    "Section",
    "StartPage",
    "Variant",
]

"""Figures: pose data becomes a mannequin, held in place by what it touches, and a drawing of it."""

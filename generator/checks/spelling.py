"""Spelling is British throughout.

Codes:
us-spelling: a word is spelt as in the USA.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.checks.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.issues import Issue
    from generator.library import Library

# USA to Britain, word by word; plurals and the like follow from the endings below.
_PAIRS = """
aging-ageing aluminum-aluminium analog-analogue anemia-anaemia anesthetic-anaesthetic
armor-armour behavior-behaviour caliber-calibre canceled-cancelled canceling-cancelling
catalog-catalogue center-centre centimeter-centimetre color-colour counseling-counselling
counselor-counsellor cozy-cosy defense-defence dialog-dialogue diarrhea-diarrhoea edema-oedema
enroll-enrol esophagus-oesophagus estrogen-oestrogen favor-favour favorite-favourite fiber-fibre
flavor-flavour fulfill-fulfil gotten-got gray-grey gynecologist-gynaecologist harbor-harbour
hemorrhage-haemorrhage honor-honour humor-humour jewelry-jewellery kilometer-kilometre
labeled-labelled labeling-labelling labor-labour leveled-levelled leveling-levelling liter-litre
maneuver-manoeuvre marvelous-marvellous meter-metre milliliter-millilitre millimeter-millimetre
modeled-modelled modeling-modelling mom-mum neighbor-neighbour neighborhood-neighbourhood
odor-odour offense-offence orthopedic-orthopaedic orthopedics-orthopaedics pajamas-pyjamas
pediatric-paediatric plow-plough practiced-practised practicing-practising pretense-pretence
program-programme rumor-rumour signaled-signalled signaling-signalling skeptical-sceptical
skillful-skilful theater-theatre traveled-travelled traveler-traveller traveling-travelling
tumor-tumour vapor-vapour vigor-vigour willful-wilful
"""
_WORDS = dict(pair.split("-") for pair in _PAIRS.split())
_ENDINGS = ("s", "ed", "ing", "al", "ly")
_IZE = re.compile(r"^(\w{2,}[a-z])([iy])z(e[sdr]?|ers|ing|ations?|ational)$")
# These have a z in Britain too.
_WITH_Z = frozenset(("size", "prize", "seize", "capsize", "resize", "downsize", "maize", "baize"))


def check(library: Library) -> Iterator[Issue]:
    """Yield an issue for every word that Britain spells otherwise."""
    found = texts(library)
    vocabulary = {word for text in found for words in text.sentences for word in words}
    wrong = {word: right for word in vocabulary if (right := british(word))}
    if not wrong:
        return
    for text in found:
        for word in sorted(wrong.keys() & {word for words in text.sentences for word in words}):
            sentence = f'"{word}" is spelt "{wrong[word]}" in British English'
            if word.startswith("program"):
                sentence += '; of a computer, say "software"'
            yield text.issue(library, "us-spelling", sentence)


def british(word: str) -> str | None:
    """Return the British spelling of a lower-case word spelt as in the USA, else None."""
    if word in _WORDS:
        return _WORDS[word]
    for ending in _ENDINGS:
        if word.endswith(ending) and (right := _WORDS.get(word[: -len(ending)])):
            return right + ending
    match = _IZE.match(word)
    stem = word[: match.end(2)] + "ze" if match else ""
    if match and stem not in _WITH_Z:
        return f"{match[1]}{match[2]}s{match[3]}"
    return None

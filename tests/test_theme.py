"""Colours can be read, and told apart by eyes that see no red or no green."""

from itertools import combinations, pairwise

import numpy as np
import pytest

from outreach import theme

BOTH = pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])

# Machado, Oliveira and Fernandes (2009), severity 1.0: what linear RGB becomes for such eyes.
PROTANOPIA = [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
DEUTERANOPIA = [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
EYES = {"all colours": np.eye(3), "no red": np.array(PROTANOPIA), "no green": np.array(DEUTERANOPIA)}

SRGB_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE_D65 = np.array([0.9505, 1.0, 1.089])

APART = 15  # CIE 1976 ΔE; about 2 is just visible side by side, 15 is plain in small marks far apart
STEPS_APART = 10  # neighbours in one hue are compared in order, and the legend stands beside them


def linear(colour: str) -> np.ndarray:
    srgb = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it."""
    dark, light = sorted(float(linear(c) @ SRGB_TO_XYZ[1]) for c in (one, other))
    return (light + 0.05) / (dark + 0.05)


def distance(one: str, other: str, eyes: np.ndarray) -> float:
    def lab(colour):
        xyz = SRGB_TO_XYZ @ np.clip(eyes @ linear(colour), 0, 1) / WHITE_D65
        x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
        return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])

    return float(np.linalg.norm(lab(one) - lab(other)))


def test_contrast_agrees_with_the_standard():
    """Black on white is 21 to 1, and the grey that WCAG calls the lightest readable one is 4.5."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@BOTH
@pytest.mark.parametrize("name", ["ink", "muted", "accent", "good", "bad"])
def test_text_can_be_read(colours, name):
    """Every colour that text is written in reaches 4.5 to 1 on both grounds."""
    for ground in (colours.background, colours.surface):
        assert contrast(getattr(colours, name), ground) >= 4.5


@BOTH
def test_text_on_the_accent_can_be_read(colours):
    """The first button of a page: the ground's colour is written on it."""
    assert contrast(colours.background, colours.accent) >= 4.5


@BOTH
@pytest.mark.parametrize("kind", theme.KINDS)
def test_marks_can_be_seen(colours, kind):
    """Every kind's colour reaches 3 to 1 on both grounds."""
    for ground in (colours.background, colours.surface):
        assert contrast(colours.kind(kind), ground) >= 3


@BOTH
@pytest.mark.parametrize("light", theme.LIGHTS)
def test_lights_can_be_seen(colours, light):
    """Every light's colour reaches 3 to 1 on both grounds."""
    for ground in (colours.background, colours.surface):
        assert contrast(colours.light(light), ground) >= 3


@BOTH
@pytest.mark.parametrize("eyes", EYES)
def test_lights_are_told_apart(colours, eyes):
    """Each pair of lights differs plainly, to all eyes; a word and a sign stand beside them all the same."""
    for one, other in combinations(theme.LIGHTS, 2):
        assert distance(colours.light(one), colours.light(other), EYES[eyes]) >= APART, (one, other)


@BOTH
@pytest.mark.parametrize("eyes", EYES)
def test_kinds_are_told_apart(colours, eyes):
    """Each pair of kinds differs plainly, to all eyes."""
    for one, other in combinations(theme.KINDS, 2):
        assert distance(colours.kind(one), colours.kind(other), EYES[eyes]) >= APART, (one, other)


@BOTH
@pytest.mark.parametrize("eyes", EYES)
def test_steps_of_the_map_are_told_apart(colours, eyes):
    """Neighbouring steps, and the lowest step from "nothing recorded" and from zero, differ to all eyes."""
    steps = [*colours.sequence]
    for one, other in [*pairwise(steps), (colours.nothing_recorded, steps[0])]:
        assert distance(one, other, EYES[eyes]) >= STEPS_APART, (one, other)
    assert distance(colours.background, colours.nothing_recorded, EYES[eyes]) >= 8


@BOTH
def test_steps_of_the_map_go_one_way(colours):
    """More is always further from the ground: the steps are in order even in a black-and-white print."""
    ratios = [contrast(step, colours.background) for step in colours.sequence]
    assert ratios == sorted(ratios)


def test_a_kind_that_does_not_exist_has_no_colour():
    with pytest.raises(ValueError):
        theme.LIGHT.kind("party")


def test_the_template_turns_with_the_language():
    """What stands on hover begins where the language begins to read."""
    assert theme.layout(rtl=True)["hoverlabel"]["align"] == "right"
    assert theme.layout(rtl=False)["hoverlabel"]["align"] == "left"

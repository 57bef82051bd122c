"""A sheet of several pictures: where they stand, and their captions behind their letters."""

from __future__ import annotations

from gui.figures.page import Page, Panel
from gui.figures.sheet import Place, together


def nothing(*_arguments: object) -> None:
    """Draws nothing: only places are looked at."""


def page(caption: str, panels: int = 1) -> Page:
    across = 1.0 / panels
    places = [(number * across, 0.0, across, 1.0) for number in range(panels)]
    return Page(tuple(Panel(caption, nothing, place) for place in places), caption=caption)


PLACES = {"a": Place(0, 3.0, 2.0), "b": Place(0, 1.0, 1.0), "c": Place(1, 1.0, 1.0)}


def test_pictures_of_a_row_share_its_width_and_rows_the_height() -> None:
    made = together({"a": page("A"), "b": page("B"), "c": page("C", 2)}, PLACES)
    areas = [panel.area for panel in made.panels]
    assert len(areas) == 4
    assert abs(areas[0][2] / areas[1][2] - 3.0) < 1e-9  # widths as 3 to 1
    assert abs(areas[0][3] / areas[2][3] - 2.0) < 1e-9  # heights of the rows as 2 to 1
    assert areas[2][1] > areas[0][1] + areas[0][3]
    assert all(x >= 0 and y >= 0 and x + w <= 1.0001 for x, y, w, _ in areas)
    assert abs(areas[3][1] + areas[3][3] - 1.0) < 1e-9


def test_captions_follow_each_other_behind_their_letters() -> None:
    made = together({"a": page("First."), "b": page(""), "c": page("Last.", 2)}, PLACES)
    assert made.caption == "**(a)** First. **(c, d)** Last."


def test_what_is_left_out_leaves_its_room_to_the_others() -> None:
    made = together({"b": page("B"), "c": page("C")}, PLACES)
    assert made.panels[0].area[2] == 1.0 and abs(made.panels[0].area[3] - 0.49) < 1e-9


def test_a_picture_alone_is_as_it_was() -> None:
    alone = page("A")
    assert together({"a": alone}, PLACES) is alone
    assert together({"a": alone, "b": Page(())}, PLACES) is alone


def test_nothing_at_all_is_an_empty_page() -> None:
    assert together({}, PLACES).panels == ()

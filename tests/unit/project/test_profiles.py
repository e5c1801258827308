"""What networks of a group have in common is computed from what they released, and says why."""

import pytest

from workbook.project.profiles import Profile, example_group, likeness, matches, most_alike, profile_of, tag_counts


def profile(name: str, **entry: object) -> Profile:
    return profile_of({"name": name, **entry})


def test_identical_networks_are_fully_alike_and_likeness_goes_both_ways() -> None:
    for one in example_group():
        assert likeness(one, one, {"partner": 43.0}).value == pytest.approx(1)
    first, second = example_group()[:2]
    ranges = {"gruendung": 10.0, "bevoelkerung": 164000.0, "partner": 43.0, "stellen": 1.25}
    assert likeness(first, second, ranges).value == pytest.approx(likeness(second, first, ranges).value)


def test_likeness_is_the_mean_over_the_fields_both_have() -> None:
    own = profile("a", partner=10, traeger="Kammer", themen=["x", "y"])
    other = profile("b", partner=20, traeger="Kammer", themen=["y", "z"], stellen=1)
    # number 1 − 10/40, choice 1, tags 1/3; stellen is only known of one
    assert likeness(own, other, {"partner": 40.0}).value == pytest.approx((0.75 + 1 + 1 / 3) / 3)


def test_a_network_without_common_fields_is_not_alike() -> None:
    assert likeness(profile("a"), profile("b", partner=3), {}).value == 0


def test_the_three_most_alike_of_the_others_come_with_reasons() -> None:
    own = example_group()[0]
    found = most_alike(own, example_group()[1:])
    assert len(found) == 3
    assert own.name not in {each.name for each in found}
    assert [each.value for each in found] == sorted((each.value for each in found), reverse=True)
    assert all(each.reasons for each in found)


def test_mutual_matches_come_first() -> None:
    own = profile("a", suche=["Geld"], biete=["Zeit"])
    one_way = profile("b", suche=["Zeit"])
    mutual = profile("c", suche=["Zeit"], biete=["Geld"])
    stranger = profile("d", suche=["Ruhe"])
    assert [name for name, *_ in matches(own, [one_way, mutual, stranger])] == ["c", "b"]


def test_the_most_frequent_tag_comes_first() -> None:
    counts = tag_counts(example_group(), "herausforderungen")
    assert counts[0] == ("Schulen erreichen", 8)
    assert [n for _, n in counts] == sorted((n for _, n in counts), reverse=True)


@pytest.mark.parametrize("junk", [{}, {"partner": "viele"}, {"themen": "x"}, {"name": None, "stellen": None}])
def test_a_profile_takes_only_what_is_of_the_right_kind(junk: dict[str, object]) -> None:
    found = profile_of(junk)
    assert not found.numbers and not found.tags

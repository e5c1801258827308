"""Numbers are read the way people in Germany type them."""

from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.content.numbers import is_ambiguous, parse_number


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0,11", 0.11),
        ("0.11", 0.11),
        (" 1.250,50 ", 1250.5),
        ("1,250.50", 1250.5),
        ("1.250", 1250.0),
        ("0.125", 0.125),
        ("12 %", 0.12),
        ("\N{MINUS SIGN}3", -3.0),
        (",5", 0.5),
        ("1.234.567", 1234567.0),
        (7, 7.0),
        (0.25, 0.25),
    ],
)
def test_a_typed_number_is_read(typed: object, value: float) -> None:
    assert parse_number(typed) == pytest.approx(value)


@pytest.mark.parametrize(
    "typed", ["", "abc", "1,2,3", "--1", "1e999", None, True, [], "9" * 400, float("nan"), 10**400]
)
def test_what_is_no_number_is_none_and_never_raises(typed: object) -> None:
    assert parse_number(typed) is None


def test_a_thousands_point_that_might_be_a_decimal_point_is_ambiguous() -> None:
    assert is_ambiguous("1.250")
    assert not is_ambiguous("1.25")
    assert not is_ambiguous("0.125")


@given(st.text(alphabet="0123456789.,%+-−eE '٣²", max_size=14))
def test_no_typing_breaks_the_reading(typed: str) -> None:
    """Also "0.125.000" or a digit of another script: a finite number or None, never an exception."""
    value = parse_number(typed)
    assert value is None or isfinite(value)

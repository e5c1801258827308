"""An answer as it reads in print: static, escaped HTML without any script, for Referent/innen, feedback and choices.

:func:`answer_html` takes any answer, also one that somebody wrote by hand, and never raises. Everything typed is
escaped; nothing in the result refers to anything outside it.
"""

from workbook.figures.answers.page import STYLE, answer_html

__all__ = ["STYLE", "answer_html"]

"""Equations as text on one line."""

import pytest

from tests.support.word_answers import texts
from tests.support.word_form import table


def _r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def _e(text: str) -> str:
    return f"<m:e>{_r(text)}</m:e>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (f"<m:sSup>{_e('x')}<m:sup>{_r('2')}</m:sup></m:sSup>", "x²"),
        (f"<m:sSub>{_e('x')}<m:sub>{_r('i')}</m:sub></m:sSub>", "x_i"),
        (f"<m:rad><m:deg/>{_e('a+b')}</m:rad>", "√(a+b)"),
        (
            f"<m:m><m:mr>{_e('1')}{_e('2')}</m:mr><m:mr>{_e('3')}{_e('4')}</m:mr></m:m>",
            "[1; 2 | 3; 4]",
        ),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>{_e("a")}</m:d>', "[a]"),
        (f'<m:acc><m:accPr><m:chr m:val="\u0303"/></m:accPr>{_e("x")}</m:acc>', "x\u0303"),
        (f"<m:acc>{_e('x')}</m:acc>", "x\u0302"),
        (f'<m:bar><m:barPr><m:pos m:val="top"/></m:barPr>{_e("x")}</m:bar>', "x\u0305"),
        (f"<m:bar>{_e('x')}</m:bar>", "x\u0332"),
        (_r("a") + f'<m:phant><m:phantPr><m:show m:val="0"/></m:phantPr>{_e("b")}</m:phant>', "a"),
        (_r("a") + f"<m:phant>{_e('b')}</m:phant>", "ab"),
        (f"<w:del>{_r('a')}</w:del><w:ins>{_r('b')}</w:ins>", "b"),
    ],
)
def test_an_equation(inside: str, text: str) -> None:
    assert texts(f"<w:p><m:oMath>{inside}</m:oMath></w:p>") == [text]


def test_an_equation_in_a_table() -> None:
    cell = f"<w:p><m:oMathPara><m:oMath>{_r('a=b')}</m:oMath></m:oMathPara></w:p>"
    assert texts(table([cell])) == ["a=b"]


def test_bars_over_bars_do_not_grow_beyond_measure() -> None:
    levels = 60
    inside = "<m:bar><m:e>" * levels + _r("xy") + "</m:e></m:bar>" * levels
    (said,) = texts(f"<w:p><m:oMath>{inside}</m:oMath></w:p>")
    assert said.count("\u0332") == 2 * levels

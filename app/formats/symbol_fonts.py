"""What the signs of the symbol fonts show, in Unicode.

Microsoft's fonts give each sign a code of their own; Unicode has had the signs since version 7.
Those that few fonts have are given by the plainest of their kind: an arrow, a star, a ticked box.
"""

import re

# By the code of the sign, from 0x21. A space is where the font has none.
_SIGNS = {
    "symbol": (
        "!∀#∃%&∍()*+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞ"
        "ΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}~                  "
        "               €ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪"
        "⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
    ),
    "webdings": (
        "🕷🕸🕲🕶🏆🎖🖇🗨🗩🗰🗱🌶🎗🙾🙼🗕🗖🗗⏴⏵⏶⏷⏪⏩⏮⏭⏸⏹⏺🗚✗🛠🏗🏘🏙🏚🏜🏭🏛🏠🏖🏝🛣🔍🏔👁👂🏞🏕🛤🏟🛳🕬🕫🕨🔈"
        "🎔🎕🗬🙽🗭🗪🗫⮔✔🚲☐🛡📦🛱⬛🚑🛈🛩🛰★🕴⬤🛥🚔🗘🗙❓🛲🚇🚍⛳⦸⊖🚭🗮⏐🗯🗲 🚹🚺🛉🛊🚼👽🏋⛷🏂🏌🏊🏄🏍🏎🚘🗠🛢"
        "💰🏷💳👪🗡🗢🗣✯🖄🖅🖃🖆🖹🖺🖻🕵🕰🖽🖾📋🗒🗓🕮📚🗞🗟🗃🗂🖼🎭🎜🎘🎙🎧💿🎞📷🎟🎬📽📹📾📻🎚🎛📺💻🖥🖦🖧🕹🎮🕻🕼📟🖁"
        "🖀🖨🖩🖿🖪🗜🔒🔓🗝📥📤🕳🌣🌤🌥🌦☁🌨🌧🌩🌪🌬🌫🌜🌡🛋🛏🍽🍸🛎🛍Ⓟ♿🛆🖈🎓🗤🗥🗦🗧🛪🐿🐦🐟🐕🐈🙬🙮🙭🙯🗺🌍🌏🌎🕊"
    ),
    "wingdings": (
        "🖉✂✁👓🕭🕮🕯🕿✆🖂🖃📪📫📬📭🗀🗁🗎🗏🗐🗄⌛🖮🖰🖲🖳🖴🖫🖬✇✍🖎✌🖏👍👎☜☞☝☟🖐☺😐☹💣🕱🏳🏱✈☼🌢❄🕆✞🕈✠"
        "✡☪☯🕉☸♈♉♊♋♌♍♎♏♐♑♒♓🙰🙵⚫🔾◼☐☐❑❒◆⧫◆❖⬩☒⮹⌘🏵🏶🙶🙷▯🄋➀➁➂➃➄➅➆➇➈➉🄌➊➋➌➍➎"
        "➏➐➑➒➓🙢🙠🙡🙣🙞🙜🙝🙟∙•⬝⭘○○○◎🔿▪☐★★★★★★★⯐⌖⯎⯏⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘🕙🕚🕛⮰⮱⮲⮳⮴⮵"
        "⮶⮷🙪🙫🙕🙔🙗🙖🙐🙑🙒🙓⌫⌦←→↑↓←→↑↓←→↑↓↖↗↙↘←→↑↓↖↗↙↘⇦⇨⇧⇩↔⇳↖↗↙↘▮▮✗✓☒☑"
    ),
    "wingdings 2": (
        "🖊🖋🖌🖍✄✀🕾🕽🗅🗆🗇🗈🗉🗊🗋🗌🗍📋🗑🗔🖵🖶🖷🖸🖭🖯🖱🖒🖓🖘🖙🖚🖛👈👉🖜🖝🖞🖟🖠🖡👆👇🖢🖣🖑✗✓☒☑☒⊗⊗⮿🛇⦸"
        "🙱🙴🙲🙳‽🙹🙺🙻🙦🙤🙥🙧🙚🙘🙙🙛⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿ ☉🌕☽☾⸿✝🕇🕜🕝🕞🕟🕠🕡🕢🕣🕤🕥"
        "🕦🕧🙨🙩⋅●⦁●○○○○⊙⦿■■◾■☐☐☐☐☐▣☐■◆◆⬩⬥◇◇◈◇◎◆◆⬪⬧◊◇◖◗⯊⯋⯀⯁⬟⯂⬣⬢⯃⯄+++"
        "++++×××××××✱✱✱✱✱✱✱✱✱✱✱✱✱✱✱✱✱★★★★★★✶★★★★✹★★✯★★⯌⯍※⁂"
    ),
    "wingdings 3": (
        "←→↑↓↖↗↙↘←→↑↓↖↘↑↓↔↕←→↑↓↓←→←→←→←→⮐⮑⮒⮓←←⭾⭿←→↑↓⮏⮍⮎⮌⭮⭯⎋⌤⌃⌥␣⍽⇪"
        "↑←→←→←→←→←→←→←→↑↓↖↗↙↘↔↕▲▼△▽◀▶◁▷◣◢◤◥◀▶▲ ▼⯅⯆⯇⯈←→↑↓←→↑↓←→↑↓"
        "←→↑↓←→↑↓←→↑↓←→↑↓←→↑↓▮▮←→←→←▮▮▮▮→←→←→←→↑↓←→↑↓←→↑↓←→↑↓←→↑↓"
        "←→←→←→←→←→↑↓↖↗↙↘←→↑↓↖↗↙↘←→↑↓↖↗↙↘←→↑↓←→↑↓"
    ),
}
_FIRST = 0x21
# Where Word keeps the codes of a symbol font, so that they are taken for no letter.
_PRIVATE = range(0xF000, 0xF100)
_MISSING = " "
# What is met where nothing says which font it is: Word's own bullets.
_BULLETS = {0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF0FC: "✓", 0xF0E0: "→"}


# "SymbolMT", "Wingdings-Regular": the same fonts by the names that PDF programs know.
_PRINTERS_NAME = re.compile(r"[ -]?(?:regular|mt)$")


def is_symbol_font(font: str | None) -> bool:
    return font is not None and _name(font) in _SIGNS


def _name(font: str) -> str:
    return _PRINTERS_NAME.sub("", font.casefold())


def symbol(font: str | None, code: int) -> str | None:
    """The sign of a code in a font; None where nobody but the font knows it."""
    if code in _PRIVATE or is_symbol_font(font):
        signs = _SIGNS.get(_name(font or ""), "")
        place = (code - _PRIVATE.start if code in _PRIVATE else code) - _FIRST
        if 0 <= place < len(signs) and signs[place] != _MISSING:
            return signs[place]
        if place < 0:
            return " "
        return None if is_symbol_font(font) else _BULLETS.get(code)
    is_sign = 0 < code < 0x110000 and not 0xD800 <= code < 0xF900
    return chr(code) if is_sign else None

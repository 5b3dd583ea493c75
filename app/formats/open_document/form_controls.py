"""What the controls of a form show: a field's text, the entry that is chosen, a ticked box."""

from collections.abc import Mapping

from app.formats.open_document.odf_names import Element, attribute, is_set, odf
from app.formats.tick_box import tick_box

_TEXTS = frozenset(
    odf(f"form:{name}")
    for name in ("text", "textarea", "formatted-text", "number", "date", "time", "combobox")
)
_WORD_FIELD = "vnd.oasis.opendocument.field.FORM"


def form_controls(forms: Element | None) -> Mapping[str, str]:
    """What each control of office:forms shows, by the id that a draw:control names."""
    if forms is None:
        return {}
    named = ((attribute(one, "xml:id") or attribute(one, "form:id"), one) for one in forms.iter())
    return {name: _shown(control) for name, control in named if name}


def _shown(control: Element) -> str:
    if control.tag in _TEXTS:
        return attribute(control, "form:current-value") or attribute(control, "form:value")
    label = attribute(control, "form:label")
    if control.tag == odf("form:checkbox"):
        state = attribute(control, "form:current-state") or attribute(control, "form:state")
        return tick_box(label, ticked=state == "checked")
    if control.tag == odf("form:radio"):
        return tick_box(label, ticked=_chosen(control))
    if control.tag == odf("form:listbox"):
        chosen = (attribute(one, "form:label") for one in control if _chosen(one))
        return ", ".join(chosen)
    return label if control.tag == odf("form:fixed-text") else ""


def _chosen(one: Element) -> bool:
    """What somebody has chosen, or else what is chosen from the beginning."""
    if attribute(one, "form:current-selected"):
        return is_set(one, "form:current-selected")
    return is_set(one, "form:selected")


def word_field(mark: Element) -> str:
    """What a form field that came from Word shows: a box, or the entry of a list."""
    values: dict[str, list[str]] = {}
    for parameter in mark.iterfind(odf("field:param")):
        name, value = attribute(parameter, "field:name"), attribute(parameter, "field:value")
        values.setdefault(name, []).append(value)
    kind = attribute(mark, "field:type").removeprefix(_WORD_FIELD)
    if kind == "CHECKBOX":
        return tick_box("", ticked=values.get("Checkbox_Checked") == ["true"])
    if kind == "DROPDOWN":
        chosen, entries = values.get("Dropdown_Selected", [""])[0], values.get("Dropdown_ListEntry")
        if entries and chosen.isdecimal() and int(chosen[:4]) < len(entries):
            return entries[int(chosen[:4])]
    return ""

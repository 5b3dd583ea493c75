"""What the workbook says of itself to whoever fills it in."""

TITLE = "Så skriver du frågor i den här arbetsboken"

LINES = (
    ("survey", "En fråga på varje rad, i den ordning de ska stå."),
    (
        "type",
        "Hur frågan besvaras: text, integer (heltal), decimal (med decimaler), date (dag).",
    ),
    ("select_one yes_no", "Ja eller nej."),
    ("select_one LISTA", "Ett av alternativen i listan, som står på bladet choices."),
    ("select_multiple LISTA", "Flera av alternativen. Med or_other efter går det att svara annat."),
    ("begin group, end group", "Ett avsnitt: rubriken står på den första raden, under label."),
    ("begin repeat, end repeat", "En tabell: frågan på den första raden, en rad för varje kolumn."),
    ("note", "En text utan svar, först i ett avsnitt."),
    (
        "name",
        "Frågans id: små bokstäver, siffror och bindestreck. Det behålls när frågan skrivs om, så "
        "att förra periodens svar hittas.",
    ),
    ("label", "Frågan som den ska läsas. {year} blir periodens år."),
    ("hint", "En ledtext, om det behövs."),
    ("required", "yes om frågan måste besvaras, annars no."),
    ("relevant", "När frågan ställs, till exempel ${har-dialog} = 'yes'. Tomt: alltid."),
    ("constraint", "Gränser för svaret, till exempel . >= 0 and . <= 100."),
    ("set_short", "Frågans korta namn i listor och rubriker."),
    ("set_number", "Avsnittets nummer."),
    ("set_comment", "yes om svaret ska kunna kommenteras med text."),
    ("set_word_limit", "Högst så många ord."),
    ("set_unit, set_decimals", "Vad ett tal räknar (st, %, tkr) och hur många decimaler det har."),
    ("set_earliest, set_latest", "term: dagen ska ligga inom perioden."),
    ("set_min_rows, set_max_rows", "Hur många rader en tabell ska ha."),
    ("set_totals", "yes om talen i tabellen ska summeras."),
    ("set_replaces", "Id:n på tidigare frågor, alternativ eller kolumner som den här ersätter."),
    ("choices", "Alternativen, en lista efter den andra. Listans namn står under list_name."),
    ("settings", "Frågeuppsättningens namn, version, mottagare och perioder."),
    (
        "set_types, set_committees",
        "Vilka som ska svara, ett id på varje rad: alla av ett slag, eller de som nämns.",
    ),
    ("set_periods", "Vilka perioder frågorna ställs i, en på varje rad."),
    ("set_valid_from", "Den första perioden, med år, skriven som i programmet."),
    (
        "Klar",
        "Öppna arbetsboken i programmet. Det som inte går att läsa sägs cell för cell.",
    ),
)

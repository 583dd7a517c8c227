"""The words that say what a row or a column of a sheet holds, in six languages.

English, German, French, Polish, Russian and Ukrainian, as decision matrices in public have them.
"""

import re
from enum import Enum
from functools import cache

from belarus_options.model.criteria import Direction


class Role(str, Enum):
    """What a row or a column is, where it is neither an option nor a criterion."""

    weight = "weight"
    direction = "prefer"
    worst = "worst"
    best = "best"
    unit = "unit"
    prose = "prose"
    total = "total"
    summary = "summary"
    rank = "rank"
    number = "number"
    text = "text"
    empty = "empty"


SETTINGS = (Role.weight, Role.direction, Role.worst, Role.best, Role.unit)
DERIVED = (Role.total, Role.summary, Role.rank)

_WORDS = {
    Role.weight: "weight weights weighting weightings wt wts wgt importance multiplier"
    " w weight_factor weighting_factor relative_weight relative_importance swing_weight"
    " criteria_weight criterion_weight normalized_weight normalised_weight"
    " gewicht gewichte gewichtung gewichtungen gewichtungsfaktor wichtigkeit"
    " poids pondération ponderation coefficient waga wagi ważność"
    " вес веса важность весовой_коэффициент вага ваги важливість ваговий_коефіцієнт",
    Role.direction: "prefer preference preferred direction min/max max/min minmax min_or_max type"
    " criterion_type criteria_type goal objective sense optimize optimise better cost/benefit"
    " richtung bevorzugt ziel typ sens préférence objectif kierunek typ cel"
    " направление тип цель напрям напрямок ціль",
    Role.worst: "worst worst_value schlechteste schlechtester schlechtestes schlechtester_wert"
    " pire najgorszy najgorsza najgorsze худшее худший наихудшее найгірше найгірший",
    Role.best: "best best_value beste bester bestes bester_wert meilleur meilleure najlepszy"
    " najlepsza najlepsze лучшее лучший наилучшее найкраще найкращий",
    Role.unit: "unit units unit_of_measure uom einheit einheiten maßeinheit unité unités jednostka"
    " jednostki единица единицы единица_измерения ед._изм одиниця одиниці одиниця_виміру од._вим",
    Role.prose: "note notes comment comments rationale reason reasons reasoning justification"
    " explanation remark remarks because interpretation description definition details"
    " bemerkung bemerkungen anmerkung anmerkungen kommentar kommentare begründung beschreibung"
    " remarque remarques commentaire commentaires explication uwaga uwagi komentarz uzasadnienie"
    " opis примечание примечания комментарий комментарии обоснование описание примітка примітки"
    " коментар коментарі обґрунтування опис",
    Role.total: "total totals sum sums weighted_total weighted_totals weighted_sum weighted_score"
    " weighted_scores total_score total_scores total_weighted_score total_points score scores"
    " overall overall_score final_score grand_total subtotal result results"
    " summe gesamt gesamtsumme gesamtpunktzahl gesamtergebnis ergebnis"
    " somme résultat résultats score_total note_globale suma razem wynik łącznie"
    " итого сумма всего результат разом сума усього всього підсумок",
    Role.summary: "average averages avg mean weighted_average weighted_mean median max maximum min"
    " minimum mittelwert durchschnitt mittel moyenne średnia среднее среднее_значение середнє",
    Role.rank: "rank ranks ranking rankings place rang ränge platz rangfolge rangs classement ranga"
    " miejsce ранг место ранг ранги місце",
    Role.number: "# no nr id № n° lp s/n",
}


def words_of(text: str) -> frozenset[str]:
    """A vocabulary from a text of its words, `_` for the spaces within them."""
    return frozenset(word.replace("_", " ") for word in text.split())


_ROLES = {word: role for role, text in _WORDS.items() for word in words_of(text)}
_CRITERION = words_of(
    "criterion criteria attribute attributes factor factors indicator indicators requirement"
    " requirements kriterium kriterien merkmal merkmale critère critères kryterium kryteria"
    " критерий критерии показатель показатели критерій критерії показник показники"
)
_OPTION = words_of(
    "option options alternative alternatives coa coas candidate candidates vendor vendors"
    " supplier suppliers variant variants optionen alternativen variante varianten anbieter"
    " lösung fournisseur fournisseurs opcja opcje wariant warianty alternatywa alternatywy вариант"
    " варианты альтернатива альтернативы варіант варіанти"
    " course_of_action courses_of_action"
)

_LESS = (
    "less lower min min. minimum minimize minimise minimal cost costs lower_is_better"
    " less_is_better smaller_is_better -1 ↓ weniger niedriger kosten minimieren moins coût coûts"
    " minimiser mniej koszt destymulanta minimalizacja меньше затраты минимум менше витрати мінімум"
)
_MORE = (
    "more higher max max. maximum maximize maximise maximal benefit benefits higher_is_better"
    " more_is_better larger_is_better bigger_is_better 1 +1 ↑ mehr höher nutzen maximieren plus"
    " bénéfice bénéfices maximiser więcej zysk korzyść stymulanta maksymalizacja больше выгода"
    " максимум більше вигода максимум"
)
DIRECTIONS: dict[str, Direction] = {
    **dict.fromkeys(words_of(_LESS), "less"),
    **dict.fromkeys(words_of(_MORE), "more"),
}
# They are codes only where the line is named as one of directions.
DIRECTION_CODES = frozenset({"-1", "1", "+1"})

# What stands for a value that is not there; a dash is one unless it is a level.
MISSING = words_of(
    "n/a na n.a. n.a n/d nd - – — − -- --- ? ?? tbd tba tbc unknown k.a. k.a н/д н.д. b.d. b/d"
    " brak #n/a #ref! #value! #div/0! #name? #null! #num! .. … nan null"
) | {""}

# Behind a name: how the line is written, such as `(%)` or `(1-5)`.
_HOW_WRITTEN = re.compile(r"\s*[(\[][-–0-9.,%\s/]*[)\]]\s*$|\s+(?:in )?%\s*$")


@cache
def plain(text: str) -> str:
    """A name without case, marks around it, and how its numbers are written."""
    if text.endswith((")", "]", "%", " ")):
        text = _HOW_WRITTEN.sub("", text)
    text = " ".join(text.casefold().replace("_", " ").split())
    return text.strip(" *:.") or text


@cache
def role_of(name: str) -> Role | None:
    """The role that a row or a column of this name has, None for any other name."""
    # Prose and other long texts are no names.
    return _ROLES.get(plain(name)) if len(name) <= 60 else None


@cache
def is_about(name: str) -> bool:
    """Whether a name is of the sort of `Cost notes` or `Rationale for A`: remarks on another."""
    first, _, last = plain(name).partition(" ") if len(name) <= 60 else ("", "", "")
    if not last:
        return False
    return Role.prose in (_ROLES.get(first), _ROLES.get(last.rpartition(" ")[2]))


def axis_of(name: str) -> str:
    """What a heading of names says of them: `criteria`, `options`, or nothing."""
    words = plain(name).replace("/", " ").split() if len(name) <= 60 else []
    if plain(name) in _OPTION or any(word in _OPTION for word in words):
        return "" if any(word in _CRITERION for word in words) else "options"
    return "criteria" if any(word in _CRITERION for word in words) else ""


def is_called_an_option(name: str) -> bool:
    """Whether a name is of the sort of `Option A`, `COA 1`, `Variant II`."""
    first, _, rest = plain(name).partition(" ")
    return bool(rest) and len(rest) <= 4 and first in _OPTION


def is_missing(text: str) -> bool:
    """Whether a cell says that its value is not there."""
    return text.casefold() in MISSING


def direction_of(text: str) -> Direction | None:
    """The direction that a word or a code says, None for any other."""
    if text[:1].isdigit() and text != "1":
        return None
    return DIRECTIONS.get(" ".join(text.casefold().replace("\N{MINUS SIGN}", "-").split()))
